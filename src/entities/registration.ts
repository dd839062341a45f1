import { defineEntity, p } from '@mikro-orm/core';
import { Attendee } from './attendee.js';
import { Customer } from './customer.js';
import { Group } from './group.js';

/** An attendee's enrolment in a group, and the owner of a running account in the ledger. */
const schema = defineEntity({
  name: 'Registration',
  tableName: 'registrations',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    attendee: () => p.manyToOne(Attendee).ref(),
    customer: () => p.manyToOne(Customer).ref(),
    group: () => p.manyToOne(Group).ref(),
    /** The price of registering itself; 0 on OPEN courses. */
    priceMinor: p.bigint('number'),
    /**
     * Everything charged less everything un-charged: the net of the ledger's charge transfers, kept here so that a list needs
     * no sum.
     */
    chargedMinor: p.bigint('number'),
    createdAt: p.datetime(),
    /** The first day without it, in the organisation's time zone; null while it has no end. */
    endsOn: p.date().nullable(),
    /** The part of the price that was given back with its end; null without an end. */
    givenBackMinor: p.bigint('number').nullable(),
    /** When it came to its group by a move; null when it began there. */
    movedAt: p.datetime().nullable(),
    /** The sessions that its earlier groups had while it was there. They count as used when it ends. */
    lessonsBefore: p.integer(),
    version: p.bigint('number'),
  },
});

export class Registration extends schema.class {}
schema.setClass(Registration);
