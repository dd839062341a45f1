import { type Finding, lineOf, type Passage } from './finding.js';
import { sentencesOf } from './sentences.js';

const HEADLESS = /^["'“(]*(who|whom|whose|whoever|of (?:what|whom|whose))\b/i;

/** A description names what it describes. A moment may begin with "When", and a yes or no with "Whether". */
const CLAUSE = /^["'“(]*(who|whom|whose|whoever|what|whatever|which|how|where|why)\b/i;

/** Descriptions that begin with a question word in place of a noun. */
export function clauseFindings(descriptions: readonly Passage[]): Finding[] {
  return descriptions.flatMap(({ file, line, text }) => {
    const head = CLAUSE.exec(text)?.[1];
    if (head === undefined || HEADLESS.test(text)) return [];
    return {
      rule: 'heads' as const,
      file,
      line,
      problem: `a description that begins with "${head}": "${text.replace(/\s+/g, ' ').slice(0, 60)}"`,
      instead: 'begin with the noun: "The number of seats", "The reason why", "The way the money was paid"',
    };
  });
}

/** Sentences that begin with a clause in place of a subject. A question may. */
export function headFindings(passages: readonly Passage[]): Finding[] {
  return passages.flatMap((passage) =>
    sentencesOf(passage.text).flatMap(({ index, text }) => {
      const head = HEADLESS.exec(text)?.[1];
      if (head === undefined || text.endsWith('?')) return [];
      return {
        rule: 'heads' as const,
        file: passage.file,
        line: lineOf(passage, index + (/\S/.exec(passage.text.slice(index))?.index ?? 0)),
        problem: `a sentence that begins with "${head}": "${text.replace(/\s+/g, ' ').slice(0, 60)}"`,
        instead: 'begin with the subject: "The customer who pays", "An organisation that …"',
      };
    }),
  );
}
