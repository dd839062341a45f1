import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackWoff } from './woff.js';

/** The font weights of documents. */
export type Weight = 400 | 600 | 700;

/** Replaces a character that no font here has, such as an emoji in a name. The first subset has it. */
const UNKNOWN = '\u{FFFD}';

/** The subsets of Noto Sans, the most frequent characters first. */
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese', 'devanagari'] as const;
export type Subset = (typeof SUBSETS)[number];

const { resolve } = createRequire(import.meta.url);
const PACKAGE = '@fontsource/noto-sans';

let ranges: Map<Subset, [from: number, to: number][]> | undefined;
const files = new Map<string, Buffer>();

/** Splits text into pieces of one subset each. Control characters become spaces. */
export function inSubsets(text: string): { subset: Subset; text: string }[] {
  const pieces: { subset: Subset; text: string }[] = [];
  for (const character of text.normalize('NFC').replace(/[\p{Cc}\p{Cf}]+/gu, ' ')) {
    const subset = subsetOf(character);
    const last = pieces.at(-1);
    const written = subset ? character : UNKNOWN;
    if (last?.subset === (subset ?? 'latin')) last.text += written;
    else pieces.push({ subset: subset ?? 'latin', text: written });
  }
  return pieces;
}

/** The font of a subset, read once. WOFF, because fontkit loses accented characters of WOFF2. */
export function fontFile(subset: Subset, weight: Weight): Buffer {
  const name = `noto-sans-${subset}-${weight}-normal.woff`;
  let file = files.get(name);
  if (!file) {
    file = unpackWoff(readFileSync(resolve(`${PACKAGE}/files/${name}`)));
    files.set(name, file);
  }
  return file;
}

function subsetOf(character: string): Subset | undefined {
  ranges ??= readRanges();
  const code = character.codePointAt(0) ?? 0;
  return SUBSETS.find((subset) => ranges?.get(subset)?.some(([from, to]) => code >= from && code <= to));
}

/** Reads the ranges of the package, such as `U+0000-00FF,U+0131`. */
function readRanges(): NonNullable<typeof ranges> {
  const told = JSON.parse(readFileSync(resolve(`${PACKAGE}/unicode.json`), 'utf8')) as Record<Subset, string>;
  return new Map(SUBSETS.map((subset) => [subset, told[subset].split(',').map(readRange)]));
}

function readRange(range: string): [number, number] {
  const [from = '', to = from] = range.slice('U+'.length).split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
