import { defineEntity, p } from '@mikro-orm/core';
import { SessionStatus } from './enums.js';
import { Group } from './group.js';
import { Location } from './location.js';
import { Member } from './member.js';

/** One dated meeting of a group. */
const schema = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    group: () => p.manyToOne(Group).ref(),
    /** The place of this one session; null for that of its group. */
    location: () => p.manyToOne(Location).ref().nullable(),
    /** The substitute who gives this one session; null for the instructor of its group. */
    instructor: () => p.manyToOne(Member).ref().nullable(),
    startsAt: p.datetime(),
    /** The start that it was made for, by which a schedule that is sent again finds it. Null for its current start. */
    plannedAt: p.datetime().nullable(),
    endsAt: p.datetime(),
    priceMinor: p.bigint('number'),
    capacity: p.integer(),
    seatsTaken: p.integer(),
    /** Seats that orders hold until they are paid: as good as taken. */
    seatsHeld: p.integer().default(0),
    status: p.enum(SessionStatus),
    /** Grows with every change of the session, its seats and its attendance. */
    version: p.bigint('number'),
  },
});

export class Session extends schema.class {}
schema.setClass(Session);
