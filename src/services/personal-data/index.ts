export { type EraseCustomer, eraseCustomer } from './erase.js';
export { type ExportPersonalData, exportPersonalData, type PersonalDataDocument } from './export.js';
export { applyRetention, type RetentionOutcome } from './retention.js';
