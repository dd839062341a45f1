import type { Locale } from '../../../entities/enums.js';
import { inHtml, TEST, type Written } from './content.js';

export interface GiftFacts {
  readonly locale: Locale;
  readonly sellerName: string;
  /** The pass that it is, in words. */
  readonly pass: string;
  readonly code: string;
  /** Whom it is for, and who gives it, where anybody said so. */
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
    redeem: (seller) => `Kto má kód, uplatní ho raz v ${seller}: po prihlásení, alebo na recepcii.`,
    test: 'Zaplatený je skúšobnou platbou: žiadne peniaze sa neprevzali.',
  },
  cs: {
    gift: 'Dárek',
    to: 'Pro',
    from: 'Od',
    code: 'Kód',
    redeem: (seller) => `Kdo má kód, uplatní ho jednou v ${seller}: po přihlášení, nebo na recepci.`,
    test: 'Zaplacen je zkušební platbou: žádné peníze se nepřevzaly.',
  },
  en: {
    gift: 'A present',
    to: 'For',
    from: 'From',
    code: 'Code',
    redeem: (seller) => `Whoever has the code redeems it once at ${seller}: signed in, or at the desk.`,
    test: 'It was paid by a test payment: no money was taken.',
  },
};

/** Names stand by themselves, as none of our languages leaves them as they are in a sentence. The code is no part of the subject. */
export function giftLetter({ locale, sellerName, pass, code, to, from, isTest }: GiftFacts): Written {
  const words = WORDS[locale];
  return inHtml(`${isTest ? `${TEST}: ` : ''}${words.gift}: ${pass} – ${sellerName}`, [
    `${words.gift}: ${pass}`,
    ...(to === null ? [] : [`${words.to}: ${to}`]),
    ...(from === null ? [] : [`${words.from}: ${from}`]),
    `${words.code}: ${code}`,
    words.redeem(sellerName),
    ...(isTest ? [words.test] : []),
    sellerName,
  ]);
}
