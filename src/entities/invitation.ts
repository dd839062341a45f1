import { defineEntity, p } from '@mikro-orm/core';
import { Role } from './enums.js';
import { Member } from './member.js';

/**
 * An e-mail that lets its reader join the staff, once. Only the SHA-256 of its code is kept: 256 bits that nobody can guess need
 * no slow hash.
 */
const schema = defineEntity({
  name: 'Invitation',
  tableName: 'invitations',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    email: p.string(),
    name: p.string(),
    role: p.enum(Role),
    /** Somebody of the roster who is to get access; of an accepted invitation, the member that they are. */
    member: () => p.manyToOne(Member).ref().nullable(),
    secretHash: p.blob(),
    invitedBy: () => p.manyToOne(Member).ref(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
});

export class Invitation extends schema.class {}
schema.setClass(Invitation);
