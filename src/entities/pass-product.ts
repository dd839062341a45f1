import { defineEntity, p } from '@mikro-orm/core';
import { LimitPeriod, PassKind, ValidityStart, VatTreatment } from './enums.js';

/** A pass on sale. Selling copies it onto the pass, so editing it never touches a pass already sold. */
const schema = defineEntity({
  name: 'PassProduct',
  tableName: 'pass_products',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    name: p.string(),
    kind: p.enum(PassKind),
    priceMinor: p.bigint('number'),
    /** The credit it holds; CREDIT only. */
    creditMinor: p.bigint('number').nullable(),
    /** The entries it holds; ENTRY only. */
    entries: p.integer().nullable(),
    /** At most this many uses in each `limitPeriod`; TIME only, null is unlimited. */
    limitCount: p.integer().nullable(),
    limitPeriod: p.enum(LimitPeriod).nullable(),
    /** How many seats at one time a pass covers; TIME only. */
    seatsAtOnce: p.integer().default(1),
    /** Eligible courses; null is all of them. */
    courseIds: p.array().columnType('uuid[]').nullable(),
    /** ISO 8601 period such as P3M; null with no fixed dates is for ever. */
    validityPeriod: p.string().nullable(),
    validityStart: p.enum(ValidityStart),
    /** First and last day of a pass with fixed dates, in the organisation's time zone. */
    fixedFrom: p.date().nullable(),
    fixedUntil: p.date().nullable(),
    sellableOnline: p.boolean(),
    visibleOnBookingPage: p.boolean(),
    visibleInProfile: p.boolean(),
    visibleAtDesk: p.boolean(),
    /** How many passes of this product one customer may ever hold; null is no limit. */
    purchaseLimit: p.integer().nullable(),
    /** Lower pays first. */
    priority: p.integer(),
    /** Tax that the price contains, in basis points, and when it falls due. */
    vatBps: p.integer().default(0),
    vatTreatment: p.enum(VatTreatment).default('MULTI_PURPOSE'),
    archivedAt: p.datetime().nullable(),
  },
});

export class PassProduct extends schema.class {}
schema.setClass(PassProduct);
