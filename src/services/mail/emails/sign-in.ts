import type { Locale } from '../../../entities/enums.js';
import { PLATFORM } from './sender.js';
import { type EmailContent, written } from './written.js';

interface Words {
  title: string;
  subject: (code: string) => string;
  code: (code: string) => string;
  validity: (minutes: number) => string;
  ignore: string;
}

const WORDS: Record<Locale, Words> = {
  sk: {
    title: 'Váš prihlasovací kód',
    subject: (code) => `${code} je váš prihlasovací kód`,
    code: (code) => `Váš prihlasovací kód je ${code}.`,
    validity: (minutes) => `Platí ${minutes} minút a dá sa použiť raz.`,
    ignore: 'Ak ste sa neprihlasovali vy, nič nerobte. Kód nikomu nehovorte.',
  },
  cs: {
    title: 'Váš přihlašovací kód',
    subject: (code) => `${code} je váš přihlašovací kód`,
    code: (code) => `Váš přihlašovací kód je ${code}.`,
    validity: (minutes) => `Platí ${minutes} minut a lze ho použít jednou.`,
    ignore: 'Pokud jste se nepřihlašovali vy, nic nedělejte. Kód nikomu neříkejte.',
  },
  en: {
    title: 'Your sign-in code',
    subject: (code) => `${code} is your sign-in code`,
    code: (code) => `Your sign-in code is ${code}.`,
    validity: (minutes) => `It is good for ${minutes} minutes and for one use.`,
    ignore: 'If it was not you who is signing in, do nothing. Tell nobody the code.',
  },
};

export interface SignInFacts {
  readonly locale: Locale;
  readonly code: string;
  readonly minutes: number;
}

export function signInEmail({ locale, code, minutes }: SignInFacts): EmailContent {
  const words = WORDS[locale];
  return written({
    ...{ locale, sender: PLATFORM, title: words.title, subject: words.subject(code), preheader: words.validity(minutes) },
    blocks: [{ kind: 'CODE', code, sentence: words.code(code) }, words.validity(minutes), { kind: 'SMALL', text: words.ignore }],
  });
}
