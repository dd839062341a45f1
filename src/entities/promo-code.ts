import { defineEntity, p } from '@mikro-orm/core';

/** A word that lowers the price of an order: by a part of each line it is for, or by an amount of the order. */
const schema = defineEntity({
  name: 'PromoCode',
  tableName: 'promo_codes',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    /** In capitals; people may write it as they like. */
    code: p.string(),
    /** Exactly one of the two is set. */
    percentBps: p.integer().nullable(),
    amountMinor: p.bigint('number').nullable(),
    /** The products it is for; null is everything on sale. */
    productIds: p.array().columnType('uuid[]').nullable(),
    validFrom: p.datetime().nullable(),
    validUntil: p.datetime().nullable(),
    /** How many orders may use it, of all customers and of one; null is no limit. */
    usageLimit: p.integer().nullable(),
    customerLimit: p.integer().nullable(),
    /** Orders that use it, those that wait for their money included. */
    timesUsed: p.integer(),
    createdAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
  },
});

export class PromoCode extends schema.class {}
schema.setClass(PromoCode);
