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
    email: p.string(),
    phone: p.string().nullable(),
    locale: p.enum(Locale),
    createdAt: p.datetime(),
  },
});

export class Customer extends schema.class {}
schema.setClass(Customer);
