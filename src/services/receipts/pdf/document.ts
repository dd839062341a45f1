import type { ReceiptContent } from '../../rules/world/receipt-content.js';
import { drawFeet } from './foot.js';
import { drawFacts, drawHead } from './head.js';
import { drawLines } from './lines.js';
import { Sheet } from './sheet.js';
import { drawTotals } from './totals.js';
import { drawUnprinted } from './unprinted.js';

/** A document as PDF on A4 pages, in its own language. The same content gives the same bytes. */
export function drawnDocument(content: ReceiptContent): Promise<Buffer> {
  const sheet = new Sheet(content);
  drawHead(sheet);
  drawFacts(sheet);
  drawLines(sheet);
  drawTotals(sheet);
  drawUnprinted(sheet);
  drawFeet(sheet);
  const { document } = sheet.canvas;
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
    document.end();
  });
}
