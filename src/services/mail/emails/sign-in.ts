import type { Locale } from '../../../entities/enums.js';
import { type EmailContent, inHtml } from './content.js';

const WORDS: Record<Locale, { subject: (code: string) => string; lines: (code: string, minutes: number) => string[] }> = {
  sk: {
    subject: (code) => `${code} je váš prihlasovací kód`,
    lines: (code, minutes) => [
      `Váš prihlasovací kód je ${code}.`,
      `Platí ${minutes} minút a dá sa použiť raz.`,
      'Ak ste sa neprihlasovali vy, nič nerobte. Kód nikomu nehovorte.',
    ],
  },
  cs: {
    subject: (code) => `${code} je váš přihlašovací kód`,
    lines: (code, minutes) => [
      `Váš přihlašovací kód je ${code}.`,
      `Platí ${minutes} minut a lze ho použít jednou.`,
      'Pokud jste se nepřihlašovali vy, nic nedělejte. Kód nikomu neříkejte.',
    ],
  },
  en: {
    subject: (code) => `${code} is your sign-in code`,
    lines: (code, minutes) => [
      `Your sign-in code is ${code}.`,
      `It is good for ${minutes} minutes and for one use.`,
      'If it was not you who is signing in, do nothing. Tell nobody the code.',
    ],
  },
};

export interface SignInFacts {
  readonly locale: Locale;
  readonly code: string;
  readonly minutes: number;
}

export function signInEmail({ locale, code, minutes }: SignInFacts): EmailContent {
  const { subject, lines } = WORDS[locale];
  return inHtml(subject(code), lines(code, minutes));
}
