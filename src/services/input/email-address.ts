import { domainToASCII } from 'node:url';
import { z } from 'zod';

export const EMAIL_MAX_LENGTH = 254;
const Email = z.email().max(EMAIL_MAX_LENGTH);

/**
 * An e-mail address as it is kept, wherever it is typed in; undefined if it is none that somebody could sign in with. Before the @ are letters
 * of ASCII, digits and `_'+-.`; a domain with other letters becomes the one that mail is sent to: `info@kúpele.sk` is `info@xn--kpele-7ua.sk`.
 */
export function emailAddress(text: string): string | undefined {
  const typed = text.normalize('NFC').trim();
  const at = typed.lastIndexOf('@') + 1;
  const domain = typed.slice(at);
  // What is ASCII stays as it was typed: reading it as a host would take 127.1 for an address of the network.
  const isForeign = [...domain].some((letter) => letter > '\u007f');
  return Email.safeParse(isForeign ? typed.slice(0, at) + domainToASCII(domain) : typed).data;
}
