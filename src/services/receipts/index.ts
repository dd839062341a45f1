export { ReceiptLetters } from './letters.js';
export { ReceiptLinks } from './links.js';
export { receiptPdf } from './pdf.js';
export { storedContent } from './stored.js';
