import { defineEntity, p } from '@mikro-orm/core';
import { Customer } from './customer.js';
import { OrderChannel, OrderStatus, PaymentProviderKind } from './enums.js';
import { PromoCode } from './promo-code.js';

/** A sale. While it is OPEN it holds seats, places, purchase limits and promo codes, until `heldUntil`. */
const schema = defineEntity({
  name: 'Order',
  tableName: 'orders',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    /** The customer who pays; null for a sale at the desk without one. */
    customer: () => p.manyToOne(Customer).ref().nullable(),
    channel: p.enum(OrderChannel),
    status: p.enum(OrderStatus),
    subtotalMinor: p.bigint('number'),
    discountMinor: p.bigint('number'),
    totalMinor: p.bigint('number'),
    /** Money that came in and could not be honoured, and is still owed to the payer. */
    refundDueMinor: p.bigint('number'),
    promoCode: () => p.manyToOne(PromoCode).ref().nullable(),
    /** Why staff gave a discount. */
    discountReason: p.string().nullable(),
    heldUntil: p.datetime().nullable(),
    provider: p.enum(PaymentProviderKind).nullable(),
    /** The provider's own name of the checkout. */
    providerRef: p.string().nullable(),
    /** Where the customer pays. */
    providerUrl: p.string().nullable(),
    createdAt: p.datetime(),
    paidAt: p.datetime().nullable(),
    version: p.bigint('number'),
  },
});

export class Order extends schema.class {}
schema.setClass(Order);
