import { defineEntity, p } from '@mikro-orm/core';
import { Customer } from './customer.js';
import { Role } from './enums.js';
import { Member } from './member.js';

/** A bearer token of one member or one customer. Only its SHA-256 is kept: the token is 256 random bits, so a slow hash would add nothing. */
const schema = defineEntity({
  name: 'AccessToken',
  tableName: 'access_tokens',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    tokenHash: p.blob(),
    role: p.enum(Role),
    member: () => p.manyToOne(Member).ref().nullable(),
    customer: () => p.manyToOne(Customer).ref().nullable(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});

export class AccessToken extends schema.class {}
schema.setClass(AccessToken);
