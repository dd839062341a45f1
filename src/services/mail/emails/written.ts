import type { Block, Draft } from './draft.js';
import type { Email } from './email.js';
import { htmlOf } from './layout.js';

/** An e-mail without its address. */
export type EmailContent = Omit<Email, 'to'>;

/** The same in every language, so that nobody takes it for a real payment. */
export const TEST = 'TEST PAYMENT';

/** Writes an e-mail as text and as HTML. Both say the same. */
export function written(draft: Draft): EmailContent {
  const { subject, blocks, textBegins = [], textEnds = [] } = draft;
  const paragraphs = [...textBegins, ...blocks.map(textOf), ...textEnds];
  return { subject: onOneLine(subject), text: `${paragraphs.join('\n\n')}\n`, html: htmlOf(draft) };
}

function textOf(block: Block): string {
  if (typeof block === 'string') return block;
  switch (block.kind) {
    case 'ROWS':
      return block.rows.map(({ name, details }) => `– ${[name, ...details].join(' – ')}`).join('\n');
    case 'FACT':
      return `${block.label}: ${block.value}`;
    case 'CODE':
      return block.sentence;
    default:
      return block.text;
  }
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
