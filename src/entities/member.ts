import { defineEntity, p } from '@mikro-orm/core';
import { Role } from './enums.js';

/** Somebody of the organisation's staff. A removed member stays as a row, because groups and history name them. */
const schema = defineEntity({
  name: 'Member',
  tableName: 'members',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    name: p.string(),
    email: p.string(),
    role: p.enum(Role),
    /** The person who signs in as this member; null for a name on the roster without access. */
    personId: p.uuid().nullable(),
    removedAt: p.datetime().nullable(),
  },
});

export class Member extends schema.class {}
schema.setClass(Member);
