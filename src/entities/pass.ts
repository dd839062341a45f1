import { defineEntity, p } from '@mikro-orm/core';
import { Customer } from './customer.js';
import { LimitPeriod, PassKind, PassState, ValidityStart, VatTreatment } from './enums.js';
import { PassProduct } from './pass-product.js';
import { Registration } from './registration.js';

/** A product once bought: a snapshot of it, with a state and dates of its own. What is left on it stands in the ledger. */
const schema = defineEntity({
  name: 'Pass',
  tableName: 'passes',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    product: () => p.manyToOne(PassProduct).ref(),
    customer: () => p.manyToOne(Customer).ref(),
    /** Set exactly for CREDIT passes. */
    registration: () => p.manyToOne(Registration).ref().nullable(),
    name: p.string(),
    kind: p.enum(PassKind),
    state: p.enum(PassState),
    priceMinor: p.bigint('number'),
    creditMinor: p.bigint('number').nullable(),
    entries: p.integer().nullable(),
    limitCount: p.integer().nullable(),
    limitPeriod: p.enum(LimitPeriod).nullable(),
    /** How many seats at one time it covers. Null for other kinds, and for TIME passes sold without that limit. */
    seatsAtOnce: p.integer().nullable(),
    courseIds: p.array().columnType('uuid[]').nullable(),
    validityPeriod: p.string().nullable(),
    validityStart: p.enum(ValidityStart),
    /** First and last moment of validity. Both null: not begun (FIRST_USE) or without an end. */
    validFrom: p.datetime().nullable(),
    validUntil: p.datetime().nullable(),
    priority: p.integer(),
    vatBps: p.integer(),
    vatTreatment: p.enum(VatTreatment),
    /** Whether a use of a MULTI_PURPOSE pass is taxed at the rate of its course. Passes of older versions keep `vatBps`. */
    vatByCourse: p.boolean(),
    /** The tax that fell due with the unreturned uses of a MULTI_PURPOSE pass. */
    taxedMinor: p.bigint('number'),
    /** The same by rate in basis points, with the value that those uses consumed. */
    usesByRate: p.json<Record<string, { consumedMinor: number; taxMinor: number }>>(),
    /** The part of its price that was refunded while the holder kept the pass. */
    discountedMinor: p.bigint('number'),
    purchasedAt: p.datetime(),
    /** The ended pass whose returned entries or credit this one keeps usable. */
    graceOfId: p.uuid().nullable(),
    version: p.bigint('number'),
  },
});

export class Pass extends schema.class {}
schema.setClass(Pass);
