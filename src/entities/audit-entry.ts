import { defineEntity, p } from '@mikro-orm/core';

/** Values of a row by column; what was erased since reads `[erased]`. */
type Values = Record<string, unknown>;

/** A change of a row, with its actor. Written by triggers and by the engine; nothing changes it. */
const schema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_log',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    at: p.datetime(),
    /** `Viewer.key`, or `system`. */
    actor: p.string(),
    address: p.string().nullable(),
    action: p.string(),
    kind: p.string(),
    subjectId: p.uuid(),
    before: p.json().$type<Values>().nullable(),
    after: p.json().$type<Values>().nullable(),
  },
});

export class AuditEntry extends schema.class {}
schema.setClass(AuditEntry);
