import type { Locale } from '../../../entities/enums.js';
import type { Sender } from './sender.js';
import { type EmailContent, TEST, written } from './written.js';

export interface GiftFacts {
  readonly locale: Locale;
  readonly sender: Sender;
  /** The name of the pass. */
  readonly pass: string;
  readonly code: string;
  /** The names of the recipient and the giver; null when unknown. */
  readonly to: string | null;
  readonly from: string | null;
  readonly isTest: boolean;
}

interface Words {
  gift: string;
  to: string;
  from: string;
  code: string;
  redeem: (seller: string) => string;
  test: string;
}

const WORDS: Record<Locale, Words> = {
  sk: {
    gift: 'Darček',
    to: 'Pre',
    from: 'Od',
    code: 'Kód',
    redeem: (seller) => `Kód sa dá uplatniť raz v ${seller}: po prihlásení alebo na recepcii.`,
    test: 'Zaplatený je skúšobnou platbou: žiadne peniaze sa neprevzali.',
  },
  cs: {
    gift: 'Dárek',
    to: 'Pro',
    from: 'Od',
    code: 'Kód',
    redeem: (seller) => `Kód lze uplatnit jednou v ${seller}: po přihlášení nebo na recepci.`,
    test: 'Zaplacen je zkušební platbou: žádné peníze se nepřevzaly.',
  },
  en: {
    gift: 'A gift',
    to: 'For',
    from: 'From',
    code: 'Code',
    redeem: (seller) => `The code can be redeemed once at ${seller}: signed in, or at the desk.`,
    test: 'It was paid by a test payment: no money was taken.',
  },
};

/** Names stand on lines of their own: Slovak and Czech would inflect them in a sentence. The subject never holds the code. */
export function giftEmail({ locale, sender, pass, code, to, from, isTest }: GiftFacts): EmailContent {
  const words = WORDS[locale];
  const title = `${words.gift}: ${pass}`;
  return written({
    ...{ locale, sender, title, textBegins: [title], textEnds: [sender.name] },
    subject: `${isTest ? `${TEST}: ` : ''}${title} – ${sender.name}`,
    preheader: words.redeem(sender.name),
    blocks: [
      ...(to === null ? [] : [{ kind: 'FACT', label: words.to, value: to } as const]),
      ...(from === null ? [] : [{ kind: 'FACT', label: words.from, value: from } as const]),
      { kind: 'CODE', label: words.code, code, sentence: `${words.code}: ${code}` },
      words.redeem(sender.name),
      ...(isTest ? [{ kind: 'NOTICE', text: words.test } as const] : []),
    ],
  });
}
