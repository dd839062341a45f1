import { defineEntity, p } from '@mikro-orm/core';
import { Booking } from './booking.js';
import { Pass } from './pass.js';

/**
 * An immutable movement of a positive amount of one unit from the debit to the credit account. Written by services/ledger
 * only.
 */
const schema = defineEntity({
  name: 'Transfer',
  tableName: 'transfers',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    template: p.string(),
    debit: p.string(),
    credit: p.string(),
    unit: p.string(),
    amount: p.bigint('number'),
    booking: () => p.manyToOne(Booking).ref().nullable(),
    pass: () => p.manyToOne(Pass).ref().nullable(),
    /** The order that it was paid or refunded with. */
    orderId: p.uuid().nullable(),
    /** The line of it that was sold or given back; none of what is about the whole order. */
    orderLineId: p.uuid().nullable(),
    /** The transfer that this one undoes; a transfer is undone at most once. */
    reverses: p.uuid().nullable(),
    postedAt: p.datetime(),
  },
});

export class Transfer extends schema.class {}
schema.setClass(Transfer);
