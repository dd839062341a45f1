import { defineEntity, p } from '@mikro-orm/core';

/** A place where groups meet. */
const schema = defineEntity({
  name: 'Location',
  tableName: 'locations',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    name: p.string(),
    address: p.string(),
    city: p.string(),
  },
});

export class Location extends schema.class {}
schema.setClass(Location);
