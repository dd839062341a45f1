import { defineEntity, p } from '@mikro-orm/core';
import { PaymentMethod } from './enums.js';
import { Order } from './order.js';

/** Money that came in for an order. */
const schema = defineEntity({
  name: 'Payment',
  tableName: 'payments',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    order: () => p.manyToOne(Order).ref(),
    method: p.enum(PaymentMethod),
    amountMinor: p.bigint('number'),
    /** The cash that the payer handed over; cash only. */
    tenderedMinor: p.bigint('number').nullable(),
    changeMinor: p.bigint('number'),
    /** The provider's own name of the payment. */
    providerRef: p.string().nullable(),
    /** The platform's commission. */
    feeMinor: p.bigint('number'),
    /** True when no real money moved: a payment of the sandbox or of Stripe's test mode. */
    isTest: p.boolean(),
    /** Since when the payer disputes it at their bank. */
    disputedAt: p.datetime().nullable(),
    /** `Viewer.key` of the caller who took it at the desk; null for online payments, and for those of older versions. */
    takenBy: p.string().nullable(),
    createdAt: p.datetime(),
  },
});

export class Payment extends schema.class {}
schema.setClass(Payment);
