import { defineEntity, p } from '@mikro-orm/core';
import { RefundMethod, RefundOrigin, RefundStatus } from './enums.js';
import { Order } from './order.js';
import { Payment } from './payment.js';

/** Money of a payment that goes back, whole or in part. To the card it is PENDING until the provider says what became of it. */
const schema = defineEntity({
  name: 'Refund',
  tableName: 'refunds',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    payment: () => p.manyToOne(Payment).ref(),
    order: () => p.manyToOne(Order).ref(),
    amountMinor: p.bigint('number'),
    method: p.enum(RefundMethod),
    origin: p.enum(RefundOrigin),
    /** The reason that staff gave; empty for automatic refunds. */
    reason: p.string(),
    /** The part of the commission that the platform gives back. */
    feeReturnedMinor: p.bigint('number'),
    /** `Viewer.key` of the caller who gave it; null for automatic refunds, and for those of older versions. */
    givenBy: p.string().nullable(),
    status: p.enum(RefundStatus),
    providerRef: p.string().nullable(),
    createdAt: p.datetime(),
    settledAt: p.datetime().nullable(),
    /** When money that had been given back came back: it did not reach the card after all. */
    cameBackAt: p.datetime().nullable(),
    /** The order of the new pass that it became; of method PASS. */
    passOrder: () => p.manyToOne(Order).ref().nullable(),
    /** The amount refunded of each line, by position. */
    claims: p.json<Record<string, number>>(),
  },
});

export class Refund extends schema.class {}
schema.setClass(Refund);
