import { type Finding, lineOf, type Passage } from './finding.js';

/** A word that has a plainer one. */
interface BannedWord {
  readonly words: RegExp;
  /** What stands around it where it is right: looked for in the 60 characters on either side. */
  readonly rightNear?: RegExp;
  readonly instead: string;
}

const NEAR = 60;

const BANNED: readonly BannedWord[] = [
  {
    words: /(?<!\b(?:is|are|was|were|be|being|if|not|when|where)\s)\bpresents?\b(?!\s+(?:itself|themselves))/gi,
    instead: 'a pass for somebody else is a "gift"; how things are now is the "current state"',
  },
  {
    words: /\bletters?\b/gi,
    rightNear:
      /\b(?:digits?|capitals?|small|lower-?case|upper-?case|accents?|ASCII|fonts?|keyboards?|words?|alphabet|dash(?:es)?|ISO)\b/i,
    instead: 'what is sent is an "e-mail"; "to the letter" is "exactly"',
  },
  { words: /\bwho(?:m)?ever\b/gi, instead: 'name the actor: the organisation, the customer, the member, the caller, the job' },
  { words: /\b[Rr]eception\b/g, instead: 'the place is the "desk"; its channel is `RECEPTION`, in code marks' },
  {
    words: /\b(?:is|are|was|were|be) nobody\b(?!\s+(?:who|whom|whose|to|else|left)\b)|\bnobody who (?:has )?signed in\b/gi,
    instead: 'not signed in is "anonymous"; signed in without a membership is "not a member of any organisation"',
  },
  { words: /\bcontest(?:ed|s|ing)?\b/gi, instead: 'a payment is "disputed", and what follows is a "dispute" or "chargeback"' },
  { words: /\brivals?\b/gi, instead: 'a "concurrent transaction"' },
  { words: /\b(?:through|behind) (?:a|the) (?:connection )?pool\b/gi, instead: 'a "connection pooler"' },
  { words: /\b(?:tells?|told|telling) of\b/gi, instead: 'an event "is published", a stream "sends", a program "reports"' },
];

/** Words of the docs' list of words to avoid, in comments, descriptions, docs and titles of tests. */
export function wordFindings(passages: readonly Passage[]): Finding[] {
  return passages.flatMap((passage) =>
    BANNED.flatMap(({ words, rightNear, instead }) =>
      [...passage.text.matchAll(words)].flatMap((match) => {
        const around = passage.text.slice(Math.max(0, match.index - NEAR), match.index + match[0].length + NEAR);
        if (rightNear?.test(around)) return [];
        return {
          rule: 'words' as const,
          file: passage.file,
          line: lineOf(passage, match.index),
          problem: `"${match[0]}"`,
          instead,
        };
      }),
    ),
  );
}
