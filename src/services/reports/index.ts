export { attendance } from './attendance.js';
export { debts } from './debts.js';
export { exportReport } from './export.js';
export { breakage, deferredRevenue } from './owed.js';
export { dayOf } from './period.js';
export type { Books, Part, Report } from './run.js';
export { commission, sales, vat } from './sales.js';
