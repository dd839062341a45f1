import type { Email } from '../mailer.js';

/** An e-mail without its address. */
export type EmailContent = Omit<Email, 'to'>;

/** In every language, so that nobody takes it for anything else. */
export const TEST = 'TEST PAYMENT';

/** Puts paragraphs into both forms of an e-mail. What somebody typed stands in them as text, whatever it looks like. */
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
