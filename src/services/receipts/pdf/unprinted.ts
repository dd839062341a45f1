import { lineHeight } from './canvas.js';
import { COLORS, CONTENT_WIDTH, MARGIN, type Sheet, style } from './sheet.js';

const SMALL = style(8, 400, COLORS.muted);
const GAP = 8;

/** Says which characters could not be printed, if there are any. Must run after everything that may have some. */
export function drawUnprinted(sheet: Sheet): void {
  const { canvas, words } = sheet;
  if (canvas.unprinted.size === 0) return;
  const lines = canvas.wrap(words.unprinted([...canvas.unprinted].map(codeOf).join(', ')), CONTENT_WIDTH, SMALL);
  sheet.ensure(lines.length * lineHeight(SMALL) + GAP);
  sheet.y = canvas.writeLines(lines, MARGIN, sheet.y + GAP, SMALL);
}

/** `U+20BB7`: what the character is in Unicode, which anybody can look up. */
const codeOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
