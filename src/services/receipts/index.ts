export type { ReceiptContent } from '../rules/world/receipt-content.js';
export { receiptEmails } from './emails.js';
export { ReceiptLinks } from './links.js';
export { receiptPdf } from './pdf.js';
export { storedContent } from './stored-content.js';
