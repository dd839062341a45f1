import type { Locale } from '../../../entities/enums.js';
import type { Sender } from './sender.js';
import { type EmailContent, TEST, written } from './written.js';

export interface RefundedPassFacts {
  readonly locale: Locale;
  readonly sender: Sender;
  /** The name of the pass. */
  readonly pass: string;
  readonly isTest: boolean;
}

interface Words {
  subject: string;
  refunded: string;
  bookings: string;
  questions: (seller: string) => string;
}

const WORDS: Record<Locale, Words> = {
  sk: {
    subject: 'Permanentka už neplatí',
    refunded: 'Tomu, kto túto permanentku zaplatil, sme vrátili peniaze. Už sa ňou nedá platiť.',
    bookings: 'Prihlásenia na termíny, ktoré sú ňou zaplatené, zostávajú v platnosti.',
    questions: (seller) => `S otázkami sa obráťte na ${seller}.`,
  },
  cs: {
    subject: 'Permanentka už neplatí',
    refunded: 'Tomu, kdo tuto permanentku zaplatil, jsme vrátili peníze. Už se jí nedá platit.',
    bookings: 'Přihlášení na termíny, která jsou jí zaplacena, zůstávají v platnosti.',
    questions: (seller) => `S dotazy se obraťte na ${seller}.`,
  },
  en: {
    subject: 'A pass is no longer valid',
    refunded: 'The person who paid for this pass got the money back. It cannot pay for anything any more.',
    bookings: 'Bookings that it paid for stay.',
    questions: (seller) => `Please ask ${seller} if you have questions.`,
  },
};

/** Tells the holder of a pass that somebody else paid for, for example of a gift, that it was refunded to them. */
export function refundedPassEmail({ locale, sender, pass, isTest }: RefundedPassFacts): EmailContent {
  const words = WORDS[locale];
  const title = `${words.subject}: ${pass}`;
  return written({
    ...{ locale, sender, title, preheader: words.refunded, textBegins: [title], textEnds: [sender.name] },
    subject: `${isTest ? `${TEST}: ` : ''}${title} – ${sender.name}`,
    blocks: [words.refunded, words.bookings, { kind: 'SMALL', text: words.questions(sender.name) }],
  });
}
