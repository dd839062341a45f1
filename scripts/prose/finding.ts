/** A place that a rule objects to, and the words to write instead. */
export interface Finding {
  readonly rule: 'columns' | 'sentences' | 'heads' | 'words' | 'titles' | 'links';
  readonly file: string;
  readonly line: number;
  readonly problem: string;
  readonly instead: string;
}

/**
 * A piece of text that people read, with the line of its file that it begins in. Line breaks are kept, so that a match can be
 * located.
 */
export interface Passage {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The line of the file that a match inside the passage is in. */
export function lineOf(passage: Passage, index: number): number {
  return passage.line + (passage.text.slice(0, index).match(/\n/g)?.length ?? 0);
}
