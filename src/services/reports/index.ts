export type { BookShelf } from './books.js';
export { exportReport } from './export.js';
export { BooksKeeper } from './keeper.js';
export { BOOKS_CONNECTIONS } from './moment.js';
export { type ReportPage, reportPages } from './pages.js';
