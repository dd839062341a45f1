export { type AttendanceRow, attendance } from './attendance.js';
export { debts } from './debts.js';
export { type ExportRequest, exportReport, type ReportFile } from './export.js';
export { breakage, deferredRevenue } from './owed.js';
export { dayOf } from './period.js';
export type { Books, Report } from './run.js';
export { commission, sales, vat } from './sales.js';
