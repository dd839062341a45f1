export { auditPage, changesOf, type FieldChange } from './audit-log.js';
