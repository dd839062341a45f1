import type { ReceiptContent } from '../rules/world/receipt-content.js';

/**
 * A document as PDF on A4 pages, in its own language. The same content gives the same bytes. Loads what draws it with the first
 * one: that takes the process a tenth of a second, and no transaction waits for a document.
 */
export async function receiptPdf(content: ReceiptContent): Promise<Buffer> {
  const { drawnDocument } = await import('./pdf/document.js');
  return drawnDocument(content);
}
