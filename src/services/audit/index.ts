export { type AuditFilter, auditPage, changesOf, type FieldChange } from './audit-log.js';
