import type { Email } from './email.js';

/** An e-mail without its address. */
export type EmailContent = Omit<Email, 'to'>;

/** The same in every language, so that nobody takes it for a real payment. */
export const TEST = 'TEST PAYMENT';

/** Writes paragraphs as text and as HTML. Texts that people typed are escaped. */
export function inHtml(subject: string, lines: readonly string[]): EmailContent {
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
  return {
    subject: onOneLine(subject),
    text: `${lines.join('\n\n')}\n`,
    html: `<!doctype html>\n<html><body>\n${paragraphs}\n</body></html>\n`,
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
