export type { BookShelf } from './books.js';
export { exportReport } from './export.js';
export { type ReportPage, reportPages } from './pages.js';
