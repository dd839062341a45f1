import { defineEntity, p } from '@mikro-orm/core';
import type { Scope } from './enums.js';
import { Member } from './member.js';

/**
 * What an integrator's program signs in with. Only its SHA-256 is kept: the key is 256 random bits, so a slow hash would add
 * nothing.
 */
const schema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_keys',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    name: p.text(),
    keyHash: p.blob(),
    scopes: p.array().$type<Scope[]>(),
    createdBy: () => p.manyToOne(Member).ref(),
    createdAt: p.datetime(),
    expiresAt: p.datetime().nullable(),
    lastUsedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
});

export class ApiKey extends schema.class {}
schema.setClass(ApiKey);
