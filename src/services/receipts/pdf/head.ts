import { lineHeight, PAGE } from './canvas.js';
import { COLORS, CONTENT_WIDTH, MARGIN, RIGHT, type Sheet, style } from './sheet.js';
import { vatIdLabel } from './words.js';

const BAND_HEIGHT = 6;
const SELLER_WIDTH = 280;
const NO_BREAK_SPACE = '\u00A0';
const PANEL_PADDING = 14;
const PANEL_GAP = 18;

/** The seller on the left, the title and number on the right. */
export function drawHead(sheet: Sheet): void {
  const { canvas } = sheet;
  canvas.document.rect(0, 0, PAGE.width, BAND_HEIGHT).fill(sheet.accent);
  const top = MARGIN - 4;
  const title = style(22, 700, COLORS.ink);
  const number = style(12, 600, sheet.accent);
  canvas.writeRight(sheet.title, RIGHT, top, title);
  canvas.writeRight(sheet.content.number, RIGHT, top + lineHeight(title) + 2, number);
  const pillBottom = drawPill(sheet, top + lineHeight(title) + lineHeight(number) + 10);
  sheet.y = Math.max(drawSeller(sheet, top), pillBottom) + 22;
}

function drawSeller({ canvas, content, words }: Sheet, top: number): number {
  const { seller, locale } = content;
  const name = style(15, 700, COLORS.ink);
  const small = style(9, 400, COLORS.muted);
  const ids = [
    [words.companyId, seller.companyId],
    [words.taxId, seller.taxId],
    [vatIdLabel(seller.vatId ?? '', locale), seller.vatId],
  ].flatMap(([label, id]) => (id ? [`${label} ${id}`.replaceAll(' ', NO_BREAK_SPACE)] : []));
  const inOneLine = ids.join(' · ');
  const identified = canvas.widthOf(inOneLine, small) <= SELLER_WIDTH ? inOneLine : ids.join('\n');
  const told = [seller.legalName ?? '', seller.address, identified, seller.registerEntry ?? '']
    .filter((text) => text !== '')
    .join('\n');
  const below = canvas.writeLines(canvas.wrap(seller.name, SELLER_WIDTH, name), MARGIN, top + 4, name) + 4;
  return told === '' ? below : canvas.writeLines(canvas.wrap(told, SELLER_WIDTH, small), MARGIN, below, small);
}

/** A pill with a tick for a settled document, or with a warning for a test payment. */
function drawPill(sheet: Sheet, top: number): number {
  const { canvas, content, words } = sheet;
  const said = content.isTest ? words.test : words.settled[content.kind];
  const text = style(9, 600, content.isTest ? COLORS.white : sheet.accent);
  const [height, padding, tick] = [19, 10, content.isTest ? 0 : 14];
  const width = canvas.widthOf(said, text) + 2 * padding + tick;
  const left = RIGHT - width;
  sheet.box(left, top, width, height, content.isTest ? COLORS.test : sheet.tint, height / 2);
  if (tick > 0) {
    const [x, y] = [left + padding, top + height / 2];
    canvas.document
      .moveTo(x, y)
      .lineTo(x + 3, y + 3)
      .lineTo(x + 8.5, y - 3.5)
      .lineWidth(1.4)
      .strokeColor(sheet.accent)
      .stroke();
  }
  canvas.write(said, left + padding + tick, top + (height - lineHeight(text)) / 2, text);
  return top + height;
}

/** The buyer, the day and the means of payment; for a credit note also the receipt that it corrects. */
export function drawFacts(sheet: Sheet): void {
  const { canvas, content, words, writing } = sheet;
  const { buyer, payments } = content;
  const methods = [...new Set(payments.map(({ method }) => words.methods[method]))];
  const facts: [label: string, value: string, detail: string][] = [
    [words.buyer, buyer?.name ?? words.anonymous, buyer?.email ?? ''],
    [words.issuedOn, writing.day(content.issuedOn), ''],
    [words.paidBy[content.kind], methods.join('\n') || '–', ''],
  ];
  const label = style(7.5, 600, COLORS.muted);
  const [value, detail] = [style(10.5, 600, COLORS.ink), style(8.5, 400, COLORS.muted)];
  const width = (CONTENT_WIDTH - 2 * PANEL_PADDING - (facts.length - 1) * PANEL_GAP) / facts.length;
  const columns = facts.map(([, said, more]) => ({
    value: canvas.wrap(said, width, value),
    detail: more === '' ? [] : canvas.wrap(more, width, detail),
  }));
  const heights = columns.map((column) => column.value.length * lineHeight(value) + column.detail.length * lineHeight(detail));
  const height = lineHeight(label) + 3 + Math.max(...heights) + 2 * PANEL_PADDING - 4;
  sheet.box(MARGIN, sheet.y, CONTENT_WIDTH, height, COLORS.panel, 8);
  columns.forEach((column, index) => {
    const left = MARGIN + PANEL_PADDING + index * (width + PANEL_GAP);
    const top = sheet.y + PANEL_PADDING - 2;
    canvas.write(facts[index]?.[0] ?? '', left, top, label);
    const below = canvas.writeLines(column.value, left, top + lineHeight(label) + 3, value);
    canvas.writeLines(column.detail, left, below, detail);
  });
  sheet.y += height + 18;
  drawCorrection(sheet);
}

function drawCorrection(sheet: Sheet): void {
  const { canvas, content, words, writing } = sheet;
  const { corrects, reason } = content;
  const said = [
    corrects && words.corrects(corrects.number, writing.day(corrects.issuedOn)),
    reason && `${words.reason} ${reason}`,
  ].filter((text) => typeof text === 'string' && text !== '');
  if (said.length === 0) return;
  const text = style(9.5);
  sheet.y = canvas.writeLines(canvas.wrap(said.join('\n'), CONTENT_WIDTH, text), MARGIN, sheet.y, text) + 14;
}
