import { defineEntity, p } from '@mikro-orm/core';
import { Customer } from './customer.js';

/** The person who comes: the customer, or a child of theirs. */
const schema = defineEntity({
  name: 'Attendee',
  tableName: 'attendees',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    customer: () => p.manyToOne(Customer).ref(),
    name: p.string(),
    bornOn: p.date().nullable(),
    /** Facts that carers of the attendee must know. Sensitive: for staff and the customer only. */
    notes: p.text().default(''),
    /** The attendee of the same customer that it was merged into, who has everything that was this one's. */
    mergedIntoId: p.uuid().nullable(),
  },
});

export class Attendee extends schema.class {}
schema.setClass(Attendee);
