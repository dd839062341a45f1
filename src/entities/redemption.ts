import { defineEntity, p } from '@mikro-orm/core';
import { Booking } from './booking.js';
import { Pass } from './pass.js';
import { Registration } from './registration.js';

/**
 * A slice of a pass that paid for something: a booking, or (no booking) a debt of the registration that the pass settled when
 * it was sold. `coveredMinor` is the price it covered, `consumedMinor` the value the pass gave up for it; both are kept
 * because they differ for ENTRY and TIME.
 */
const schema = defineEntity({
  name: 'Redemption',
  tableName: 'redemptions',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    pass: () => p.manyToOne(Pass).ref(),
    registration: () => p.manyToOne(Registration).ref(),
    booking: () => p.manyToOne(Booking).ref().nullable(),
    entries: p.integer(),
    coveredMinor: p.bigint('number'),
    consumedMinor: p.bigint('number'),
    /** The rate at which it was taxed; null for a pass that was taxed at sale. */
    vatBps: p.integer().nullable(),
    /** The tax that fell due with it, and the transfer that posted it; of a MULTI_PURPOSE pass only. */
    taxMinor: p.bigint('number'),
    taxTransferId: p.uuid().nullable(),
    createdAt: p.datetime(),
    /** When the slice went back to the pass; null while it is used. */
    returnedAt: p.datetime().nullable(),
  },
});

export class Redemption extends schema.class {}
schema.setClass(Redemption);
