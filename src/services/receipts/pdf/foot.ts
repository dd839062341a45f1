import { lineHeight, PAGE } from './canvas.js';
import { COLORS, CONTENT_WIDTH, MARGIN, RIGHT, type Sheet, style } from './sheet.js';

const FOOT_TOP = PAGE.height - 50;
const SMALL = style(8, 400, COLORS.muted);

/** Draws the foot of every page: its number, and a note on test payments. Must run last, when all pages exist. */
export function drawFeet(sheet: Sheet): void {
  const { canvas, content, words } = sheet;
  const { count } = canvas.document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    canvas.document.switchToPage(page);
    sheet.rule(FOOT_TOP);
    const which = words.page(page + 1, count);
    const room = CONTENT_WIDTH - canvas.widthOf(which, SMALL) - 24;
    const left = content.isTest ? words.testNote : `${content.number} · ${content.seller.name}`;
    const leftStyle = content.isTest ? style(8, 600, COLORS.test) : SMALL;
    const [line = ''] = canvas.wrap(left, room, leftStyle);
    canvas.write(line, MARGIN, FOOT_TOP + lineHeight(SMALL) - 3, leftStyle);
    canvas.writeRight(which, RIGHT, FOOT_TOP + lineHeight(SMALL) - 3, SMALL);
  }
}
