export type { BookShelf } from './books.js';
export { exportReport } from './export.js';
export { BooksKeeper } from './keeper.js';
export { type ReportPage, reportPages } from './pages.js';
