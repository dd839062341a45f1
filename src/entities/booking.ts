import { defineEntity, p } from '@mikro-orm/core';
import { Attendee } from './attendee.js';
import { BookingStatus, LateCancellation } from './enums.js';
import { Registration } from './registration.js';
import { Session } from './session.js';

/** A seat in one session held by one registration, with its own copy of the price and of the cancellation policy. */
const schema = defineEntity({
  name: 'Booking',
  tableName: 'bookings',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    session: () => p.manyToOne(Session).ref(),
    registration: () => p.manyToOne(Registration).ref(),
    attendee: () => p.manyToOne(Attendee).ref(),
    status: p.enum(BookingStatus),
    priceMinor: p.bigint('number'),
    /** The part of the price that passes pay: when it was booked, or by a pass that settled it later. */
    coveredMinor: p.bigint('number'),
    /** Cancelling is in time up to and including this moment. */
    cancellableUntil: p.datetime(),
    lateCancellation: p.enum(LateCancellation),
    lateFeeMinor: p.bigint('number'),
    createdAt: p.datetime(),
    cancelledAt: p.datetime().nullable(),
    /** Why staff cancelled it as if in time. */
    overrideReason: p.string().nullable(),
    /** Whether it was booked although it overlaps another booking of the attendee. */
    overlapAllowed: p.boolean(),
    checkedInAt: p.datetime().nullable(),
    /** When staff excused a NO_SHOW. */
    excusedAt: p.datetime().nullable(),
    /** Why staff recorded or corrected the attendance outside its hours. */
    attendanceReason: p.string().nullable(),
  },
});

export class Booking extends schema.class {}
schema.setClass(Booking);
