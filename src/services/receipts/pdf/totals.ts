import type { ReceiptPayment } from '../../rules/world/receipt-content.js';
import { lineHeight, type Style } from './canvas.js';
import { COLORS, MARGIN, RIGHT, type Sheet, style } from './sheet.js';

const TOTALS_WIDTH = 214;
const TOTALS_LEFT = RIGHT - TOTALS_WIDTH;
const CARD_PADDING = 14;
const ROW = style(9.5);
const FIGURE = style(9.5, 600, COLORS.ink);
const SMALL = style(8.5, 400, COLORS.muted);
const HEADING = style(8, 600, COLORS.muted);
const VAT_RIGHTS = [0.2, 0.49, 0.72, 1];
const VAT_GAP = 8;
const VAT_WIDTH = TOTALS_LEFT - MARGIN - 36;

/** The total and its payments on the right, the VAT on the left, together on one page. */
export function drawTotals(sheet: Sheet): void {
  const { payments, vat } = sheet.content;
  const paid = payments.reduce((height, payment) => height + paymentRows(sheet, payment).length * lineHeight(ROW), 0);
  sheet.ensure(Math.max(120 + paid, vat.length * 20 + 60));
  const top = sheet.y + 16;
  sheet.y = Math.max(drawSum(sheet, top), drawVat(sheet, top)) + 8;
}

function drawSum(sheet: Sheet, top: number): number {
  const { content, words, writing, canvas } = sheet;
  const discountMinor = content.lines.reduce((sum, line) => sum + line.discountMinor, 0);
  let y = top;
  const row = (label: string, amount: string, labelStyle: Style = ROW, amountStyle: Style = FIGURE) => {
    canvas.write(label, TOTALS_LEFT + CARD_PADDING, y, labelStyle);
    canvas.writeRight(amount, RIGHT - CARD_PADDING, y, amountStyle);
    y += lineHeight(ROW) + 2;
  };
  if (discountMinor !== 0) {
    row(words.subtotal, writing.money(content.totalMinor + discountMinor));
    row(words.discount, writing.money(0 - discountMinor));
    y += 4;
  }
  y = drawCard(sheet, y) + 10;
  for (const payment of content.payments) {
    for (const [label, amountMinor, isDetail] of paymentRows(sheet, payment)) {
      row(label, writing.money(amountMinor), isDetail ? SMALL : ROW, isDetail ? SMALL : FIGURE);
    }
  }
  return y;
}

function drawCard({ canvas, content, words, writing, accent }: Sheet, top: number): number {
  const height = 46;
  canvas.document.roundedRect(TOTALS_LEFT, top, TOTALS_WIDTH, height, 8).fill(accent);
  const label = style(9, 600, COLORS.white);
  const said = words.total[content.kind];
  canvas.write(said, TOTALS_LEFT + CARD_PADDING, top + (height - lineHeight(label)) / 2, label);
  const sum = writing.money(content.totalMinor);
  const room = TOTALS_WIDTH - 2 * CARD_PADDING - canvas.widthOf(said, label) - 12;
  const amount = canvas.fitting(sum, room, style(18, 700, COLORS.white));
  canvas.writeRight(sum, RIGHT - CARD_PADDING, top + (height - lineHeight(amount)) / 2, amount);
  return top + height;
}

function paymentRows({ words }: Sheet, payment: ReceiptPayment): [label: string, amountMinor: number, isDetail: boolean][] {
  const rows: [string, number, boolean][] = [[words.methods[payment.method], payment.amountMinor, false]];
  const { tenderedMinor, changeMinor } = payment;
  if (tenderedMinor !== null && changeMinor !== null && changeMinor > 0) {
    rows.push([words.tendered, tenderedMinor, true], [words.change, changeMinor, true]);
  }
  return rows;
}

/** VAT by rate, or the reason why there is none. */
function drawVat(sheet: Sheet, top: number): number {
  const { canvas, content, words, writing } = sheet;
  if (!sheet.showsVat) return canvas.writeLines(canvas.wrap(words.noVat, VAT_WIDTH, SMALL), MARGIN, top + 4, SMALL);
  let y = top + 4;
  if (content.vat.length > 0) {
    const row = (texts: readonly string[], rowStyle: Style) => {
      texts.forEach((text, index) => {
        const left = MARGIN + VAT_WIDTH * (VAT_RIGHTS[index - 1] ?? 0);
        const right = MARGIN + VAT_WIDTH * (VAT_RIGHTS[index] ?? 1);
        if (index === 0) canvas.write(text, MARGIN, y, rowStyle);
        else canvas.writeRight(text, right, y, canvas.fitting(text, right - left - VAT_GAP, rowStyle));
      });
      y += lineHeight(rowStyle);
    };
    canvas.write(words.vat.title, MARGIN, y, style(9.5, 600, COLORS.ink));
    y += lineHeight(ROW) + 6;
    row([words.vat.rate, words.vat.base, words.vat.tax, words.vat.gross], HEADING);
    y += 3;
    sheet.rule(y, COLORS.hairline, 0.75, MARGIN, MARGIN + VAT_WIDTH);
    y += 4;
    for (const { vatBps, baseMinor, taxMinor, grossMinor } of content.vat) {
      row([writing.rate(vatBps), ...[baseMinor, taxMinor, grossMinor].map(writing.amount)], style(9));
      y += 2;
    }
    y += 4;
  }
  const note = content.vat.length > 0 ? words.includesVat : words.multiPurpose;
  return canvas.writeLines(canvas.wrap(note, VAT_WIDTH, SMALL), MARGIN, y, SMALL);
}
