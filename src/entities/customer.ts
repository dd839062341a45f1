import { defineEntity, p } from '@mikro-orm/core';
import { Locale } from './enums.js';

/** A person with an account in one organisation, who may act for several attendees. */
const schema = defineEntity({
  name: 'Customer',
  tableName: 'customers',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    name: p.string(),
    /** Null for a customer to whom nothing is mailed, and as whom nobody can sign in. */
    email: p.string().nullable(),
    phone: p.string().nullable(),
    locale: p.enum(Locale),
    /** The person who signs in as this customer; null for an account that the desk keeps, or that is gone. */
    personId: p.uuid().nullable(),
    /** When everything personal was taken out of it. */
    erasedAt: p.datetime().nullable(),
    /** The customer that it was merged into, who has everything that was this one's. */
    mergedIntoId: p.uuid().nullable(),
    createdAt: p.datetime(),
  },
});

export class Customer extends schema.class {}
schema.setClass(Customer);
