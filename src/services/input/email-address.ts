import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { visibleText } from './visible-text.js';

export const EMAIL_MAX_LENGTH = 254;
const Email = z.email().max(EMAIL_MAX_LENGTH);

/**
 * An e-mail address as it is stored; undefined if nobody could sign in with it. The part before the @ has ASCII characters,
 * digits and `_'+-.`. A domain with other characters becomes its ASCII form: `info@kúpele.sk` is `info@xn--kpele-7ua.sk`.
 */
export function emailAddress(text: string): string | undefined {
  const typed = visibleText(text);
  const at = typed.lastIndexOf('@') + 1;
  const domain = typed.slice(at);
  // An ASCII domain stays as typed: parsing it as a host would read 127.1 as an IP address.
  const isForeign = [...domain].some((letter) => letter > '\u007f');
  return Email.safeParse(isForeign ? typed.slice(0, at) + domainToASCII(domain) : typed).data;
}
