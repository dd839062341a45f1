import { createRequire } from 'node:module';
import type { Bidi } from 'bidi-js';
import { covers, FACES, type Face, type Weight } from './fonts.js';

/** A part of a line that is written in one face and one direction. */
export interface Piece {
  readonly face: Face;
  /** In the order of reading, also from right to left. */
  readonly text: string;
  readonly isRightToLeft: boolean;
  /** The characters that no face has. `UNPRINTED` is written for each. */
  readonly missing: readonly string[];
}

/** Stands for a character that cannot be printed, such as a rare ideograph. The document says which ones it stands for. */
export const UNPRINTED = '[?]';

/** Characters of no script: unassigned, private and broken characters, and the mark for one that was lost. */
const IN_NO_SCRIPT = /[\p{Cn}\p{Co}\p{Cs}\ufffd]/u;
/** Characters that take the face of the one before them, if it has their glyph. */
const NEUTRAL = /^[\p{P}\p{N}\p{S}\p{Z}]+$/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Characters that show nothing. Joiners stay where they change the characters beside them. */
const INVISIBLE =
  /(?<![\p{Script=Arabic}\p{Script=Devanagari}])[\u200c\u200d]|[\p{Default_Ignorable_Code_Point}--[\u200c\u200d]]/gv;
const SPACES = /[\p{Cc}\p{Z}]/gu;

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Required, because the types of the package describe another export than the one that Node.js finds. */
const bidi: Bidi = createRequire(import.meta.url)('bidi-js')();

/** The characters of a text as people count them, each with its marks. */
export const graphemesOf = (text: string): string[] => [...segments.segment(text)].map(({ segment }) => segment);

interface Cell {
  readonly face: Face;
  readonly text: string;
  readonly level: number;
  readonly missing: readonly string[];
}

/** Splits one line into pieces, in the order in which they stand from left to right. */
export function piecesOf(line: string, weight: Weight): Piece[] {
  const text = line.normalize('NFC').replace(SPACES, ' ').replace(INVISIBLE, '');
  const levelAt = levelsOf(text);
  const runs: Cell[] = [];
  for (const { segment, index } of segments.segment(text)) {
    for (const cell of cellsOf(segment, levelAt(index), weight, runs.at(-1)?.face)) {
      const last = runs.at(-1);
      if (last?.face !== cell.face || last.level !== cell.level) runs.push(cell);
      else runs[runs.length - 1] = { ...last, text: last.text + cell.text, missing: [...last.missing, ...cell.missing] };
    }
  }
  return reordered(runs).map(({ face, text: written, level, missing }) => ({
    ...{ face, text: written, missing },
    isRightToLeft: level % 2 === 1,
  }));
}

/** A character in the face that has it and its marks; if none has all of them, each in a face of its own. */
function cellsOf(grapheme: string, level: number, weight: Weight, before: Face | undefined): Cell[] {
  const has = (face: Face): boolean => covers(face, weight, grapheme);
  const known = !IN_NO_SCRIPT.test(grapheme);
  const face = known ? (before && NEUTRAL.test(grapheme) && has(before) ? before : FACES.find(has)) : undefined;
  if (face) return [{ face, text: grapheme, level, missing: [] }];
  const parts = [...grapheme];
  if (parts.length > 1) return parts.flatMap((part) => cellsOf(part, level, weight, before));
  return [{ face: 'latin', text: UNPRINTED, level, missing: parts }];
}

/** The levels of the Unicode Bidirectional Algorithm. The first word of a line decides where it begins. */
function levelsOf(text: string): (index: number) => number {
  if (!RIGHT_TO_LEFT.test(text)) return () => 0;
  const { levels } = bidi.getEmbeddingLevels(text);
  return (index) => levels[index] ?? 0;
}

/** Rule L2 of the algorithm: from the highest level down, what is at least so high is turned round. */
function reordered(runs: readonly Cell[]): Cell[] {
  const ordered = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    let start = 0;
    while (start < ordered.length) {
      let end = start;
      while ((ordered[end]?.level ?? -1) >= level) end += 1;
      ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end + 1;
    }
  }
  return ordered;
}

/**
 * The text as the fonts take it. They turn words of right-to-left scripts round by themselves, but neither brackets nor a piece
 * of signs alone.
 */
export function shapedText({ text, isRightToLeft }: Piece): string {
  if (!isRightToLeft) return text;
  const mirrored = [...text].map((character) => bidi.getMirroredCharacter(character) ?? character);
  return RIGHT_TO_LEFT.test(text) ? mirrored.join('') : mirrored.reverse().join('');
}
