import { defineEntity, p } from '@mikro-orm/core';
import { SessionStatus } from './enums.js';
import { Group } from './group.js';

/** One dated meeting of a group. */
const schema = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    group: () => p.manyToOne(Group).ref(),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    priceMinor: p.bigint('number'),
    capacity: p.integer(),
    seatsTaken: p.integer(),
    /** Seats that orders hold until they are paid: as good as taken. */
    seatsHeld: p.integer().default(0),
    status: p.enum(SessionStatus),
    /** Grows with every change of capacity, seats, price or status. */
    version: p.bigint('number'),
  },
});

export class Session extends schema.class {}
schema.setClass(Session);
