import type { Email } from './email.js';

/** An e-mail without its address. */
export type EmailContent = Omit<Email, 'to'>;

/** The same in every language, so that nobody takes it for a real payment. */
export const TEST = 'TEST PAYMENT';

/** A paragraph, or the items of a list. */
export type Block = string | readonly string[];

/** Writes paragraphs and lists as text and as HTML. Texts that people typed are escaped. */
export function inHtml(subject: string, blocks: readonly Block[]): EmailContent {
  return {
    subject: onOneLine(subject),
    text: `${blocks.map(textOf).join('\n\n')}\n`,
    html: `<!doctype html>\n<html><body>\n${blocks.map(htmlOf).join('\n')}\n</body></html>\n`,
  };
}

const textOf = (block: Block): string => (typeof block === 'string' ? block : block.map((item) => `– ${item}`).join('\n'));

function htmlOf(block: Block): string {
  if (typeof block === 'string') return `<p>${escapeHtml(block)}</p>`;
  return `<ul>${block.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
