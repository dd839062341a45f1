import { type Finding, lineOf, type Passage } from './finding.js';

/** A reader loses the subject of a longer one. The aim is 25. */
export const MAX_WORDS = 35;

/** A full stop, question mark or exclamation mark, closing marks after it, and then a space. */
const SENTENCE_END = /[.!?…][)"'”’*_\]]*\s+(?=\S)/gu;

/** Full stops inside a sentence: abbreviations, and ellipses that a lower-case word follows. */
const NO_END = /\b(?:e\.g|i\.e|cf|vs|approx|No)\.\s+$|…\s+$/u;

const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

interface Sentence {
  readonly index: number;
  readonly text: string;
}

export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let begin = 0;
  for (const end of text.matchAll(SENTENCE_END)) {
    const next = end.index + end[0].length;
    const goesOn = /^\p{Ll}/u.test(text.slice(next)) || NO_END.test(text.slice(begin, next));
    if (goesOn) continue;
    sentences.push({ index: begin, text: text.slice(begin, next).trim() });
    begin = next;
  }
  const rest = text.slice(begin).trim();
  return rest === '' ? sentences : [...sentences, { index: begin, text: rest }];
}

function wordsOf(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => HAS_LETTER_OR_DIGIT.test(word)).length;
}

export function sentenceFindings(passages: readonly Passage[]): Finding[] {
  return passages.flatMap((passage) =>
    sentencesOf(passage.text).flatMap(({ index, text }) => {
      const words = wordsOf(text);
      if (words <= MAX_WORDS) return [];
      return {
        rule: 'sentences' as const,
        file: passage.file,
        line: lineOf(passage, index),
        problem: `a sentence of ${words} words: "${text.replace(/\s+/g, ' ').slice(0, 60)}…"`,
        instead: 'say one fact a sentence, in at most 25 words; make a list of more than two cases',
      };
    }),
  );
}
