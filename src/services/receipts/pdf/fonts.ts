import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { unpackWoff } from './woff.js';

/** The font weights of documents. */
export type Weight = 400 | 600 | 700;

/**
 * The faces in the order in which they are asked for a character. First subsets of Noto Sans, small and the most frequent first.
 * DejaVu Sans has punctuation and the Arabic, Armenian, Georgian and Hebrew alphabets. Unifont has all scripts of the basic
 * plane and emoji, drawn from dots: plain to look at, but every name can be read.
 */
export const FACES = [
  ...(['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese', 'devanagari'] as const),
  ...(['dejavu', 'unifont'] as const),
] as const;
export type Face = (typeof FACES)[number];

const { resolve } = createRequire(import.meta.url);
const files = new Map<string, Buffer>();
const fonts = new Map<string, Font>();

/** The font of a face, read once. WOFF, because fontkit loses accented characters of WOFF2. */
export function fontFile(face: Face, weight: Weight): Buffer {
  const path = pathOf(face, weight);
  const file = files.get(path) ?? unpackWoff(readFileSync(resolve(path)));
  files.set(path, file);
  return file;
}

/** Whether a face has a glyph for each of these characters. The ranges that a package declares hold more than its fonts have. */
export function covers(face: Face, weight: Weight, characters: string): boolean {
  const font = fontOf(face, weight);
  return [...characters].every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

function fontOf(face: Face, weight: Weight): Font {
  const path = pathOf(face, weight);
  const font = fonts.get(path) ?? create(fontFile(face, weight));
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${path} has more than one font`);
  fonts.set(path, font);
  return font;
}

function pathOf(face: Face, weight: Weight): string {
  if (face === 'dejavu') return `@fontsource/dejavu-sans/files/dejavu-sans-latin-${weight === 400 ? 400 : 700}-normal.woff`;
  if (face === 'unifont') return '@fontsource/unifontex/files/unifontex-latin-400-normal.woff';
  return `@fontsource/noto-sans/files/noto-sans-${face}-${weight}-normal.woff`;
}
