import { defineEntity, p } from '@mikro-orm/core';
import { Role } from './enums.js';

/** Somebody of the organisation's staff. */
const schema = defineEntity({
  name: 'Member',
  tableName: 'members',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    name: p.string(),
    email: p.string(),
    role: p.enum(Role),
  },
});

export class Member extends schema.class {}
schema.setClass(Member);
