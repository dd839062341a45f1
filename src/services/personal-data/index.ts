export { eraseCustomer } from './erase.js';
export { eraseMember } from './erase-member.js';
export { exportPersonalData, type PersonalDataDocument } from './export.js';
export { applyRetention } from './retention.js';
export { setRetention } from './set-retention.js';
