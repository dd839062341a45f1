export { exportReport } from './export.js';
export { reportPages } from './pages.js';
export type { Books, Report } from './run.js';
