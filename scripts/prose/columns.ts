import type { Finding } from './finding.js';

/** The widest line that fits beside a second file on one screen. */
export const MAX_COLUMNS = 130;

/** Lines that a reader would have to scroll sideways. */
export function columnFindings(file: string, text: string): Finding[] {
  return text.split('\n').flatMap((line, index) => {
    const columns = [...line].length;
    if (columns <= MAX_COLUMNS) return [];
    return {
      rule: 'columns' as const,
      file,
      line: index + 1,
      problem: `the line has ${columns} columns`,
      instead: `break it before column ${MAX_COLUMNS + 1}, or say less`,
    };
  });
}
