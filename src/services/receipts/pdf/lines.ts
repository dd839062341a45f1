import type { ReceiptLine } from '../../rules/world/receipt-content.js';
import { lineHeight } from './canvas.js';
import { COLORS, MARGIN, RIGHT, type Sheet, style } from './sheet.js';

const ROW_PADDING = 7;
const COLUMN_GAP = 14;
const DESCRIPTION_MIN_WIDTH = 150;
const NUMBER = style(9.5, 400, COLORS.text);
const DESCRIPTION = style(9.5, 600, COLORS.ink);
const AMOUNT = style(9.5, 600, COLORS.ink);
const NOTE = style(8, 400, COLORS.muted);
const HEADING = style(8, 600, COLORS.muted);

interface Column {
  heading: string;
  text: (line: ReceiptLine) => string;
  right: number;
  style: typeof NUMBER;
}

/** One row for each line, with the heading repeated on every page. */
export function drawLines(sheet: Sheet): void {
  const columns = columnsOf(sheet);
  const descriptionWidth = (columns[0]?.right ?? RIGHT) - MARGIN;
  const numbers = columns.slice(1);
  const heading = () => drawHeading(sheet, numbers);
  sheet.ensure(lineHeight(HEADING) + 60);
  heading();
  for (const line of sheet.content.lines) drawRow(sheet, line, numbers, descriptionWidth, heading);
}

/** The columns from the left; those of numbers are as wide as what stands in them, the description has the rest. */
function columnsOf({ canvas, content, words, writing, showsVat }: Sheet): Column[] {
  const { columns: names } = words;
  const hasDiscount = content.lines.some(({ discountMinor }) => discountMinor !== 0);
  const numbers: Omit<Column, 'right'>[] = [
    { heading: names.quantity, text: ({ quantity }) => String(quantity), style: NUMBER },
    { heading: names.unitPrice, text: ({ unitPriceMinor }) => writing.amount(unitPriceMinor), style: NUMBER },
  ];
  if (hasDiscount) {
    numbers.push({
      heading: names.discount,
      text: ({ discountMinor }) => (discountMinor === 0 ? '–' : writing.amount(0 - discountMinor)),
      style: NUMBER,
    });
  }
  if (showsVat) numbers.push({ heading: names.vat, text: (line) => vatOf(line, writing.rate), style: NUMBER });
  numbers.push({ heading: names.amount, text: ({ amountMinor }) => writing.amount(amountMinor), style: AMOUNT });

  let right = RIGHT;
  const placed: Column[] = [];
  for (const column of numbers.reverse()) {
    const texts = content.lines.map((line) => canvas.widthOf(column.text(line), column.style));
    placed.unshift({ ...column, right });
    right -= Math.max(canvas.widthOf(column.heading, HEADING), ...texts) + COLUMN_GAP;
  }
  const description = Math.max(right - COLUMN_GAP, MARGIN + DESCRIPTION_MIN_WIDTH);
  return [{ heading: names.description, text: (line) => line.description, right: description, style: DESCRIPTION }, ...placed];
}

const vatOf = ({ vatBps, vatTreatment }: ReceiptLine, rate: (bps: number) => string): string =>
  vatTreatment === 'MULTI_PURPOSE' ? '–' : rate(vatBps);

function drawHeading(sheet: Sheet, numbers: readonly Column[]): void {
  sheet.canvas.write(sheet.words.columns.description, MARGIN, sheet.y, HEADING);
  for (const { heading, right } of numbers) sheet.canvas.writeRight(heading, right, sheet.y, HEADING);
  sheet.y += lineHeight(HEADING) + 5;
  sheet.rule(sheet.y, COLORS.ink, 1);
}

function drawRow(sheet: Sheet, line: ReceiptLine, numbers: readonly Column[], width: number, heading: () => void): void {
  const { canvas, words, showsVat } = sheet;
  const description = canvas.wrap(line.description, width, DESCRIPTION);
  const note = showsVat && line.vatTreatment === 'MULTI_PURPOSE' ? canvas.wrap(words.multiPurpose, width, NOTE) : [];
  const height = description.length * lineHeight(DESCRIPTION) + note.length * lineHeight(NOTE) + 2 * ROW_PADDING;
  sheet.ensure(height, heading);
  const top = sheet.y + ROW_PADDING;
  const below = canvas.writeLines(description, MARGIN, top, DESCRIPTION);
  canvas.writeLines(note, MARGIN, below, NOTE);
  for (const column of numbers) canvas.writeRight(column.text(line), column.right, top, column.style);
  sheet.y += height;
  sheet.rule(sheet.y);
}
