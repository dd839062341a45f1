import type { Locale } from '../../../entities/enums.js';
import type { Sender } from './sender.js';
import { type EmailContent, TEST, written } from './written.js';

export interface ReceiptFacts {
  readonly locale: Locale;
  readonly kind: 'RECEIPT' | 'CREDIT_NOTE';
  readonly number: string;
  readonly sender: Sender;
  /** The amount paid or refunded, with its currency and without a sign. */
  readonly total: string;
  readonly isTest: boolean;
}

type Words = Record<ReceiptFacts['kind'], { subject: string; lines: (facts: ReceiptFacts) => [string, string] }> & {
  test: string;
};

const WORDS: Record<Locale, Words> = {
  sk: {
    RECEIPT: {
      subject: 'Doklad',
      lines: ({ total, number }) => [`Ďakujeme, vašu platbu ${total} sme prijali.`, `Doklad č. ${number} nájdete v prílohe.`],
    },
    CREDIT_NOTE: {
      subject: 'Dobropis',
      lines: ({ total, number }) => [`Vraciame vám ${total}.`, `Dobropis č. ${number} nájdete v prílohe.`],
    },
    test: 'Toto bola skúšobná platba: žiadne peniaze sa neprevzali.',
  },
  cs: {
    RECEIPT: {
      subject: 'Doklad',
      lines: ({ total, number }) => [`Děkujeme, vaši platbu ${total} jsme přijali.`, `Doklad č. ${number} najdete v příloze.`],
    },
    CREDIT_NOTE: {
      subject: 'Dobropis',
      lines: ({ total, number }) => [`Vracíme vám ${total}.`, `Dobropis č. ${number} najdete v příloze.`],
    },
    test: 'Toto byla zkušební platba: žádné peníze se nepřevzaly.',
  },
  en: {
    RECEIPT: {
      subject: 'Receipt',
      lines: ({ total, number }) => [
        `Thank you, we have received your payment of ${total}.`,
        `The receipt ${number} is attached.`,
      ],
    },
    CREDIT_NOTE: {
      subject: 'Credit note',
      lines: ({ total, number }) => [`We are returning ${total} to you.`, `The credit note ${number} is attached.`],
    },
    test: 'This was a test payment: no money was taken.',
  },
};

export function receiptEmail(facts: ReceiptFacts): EmailContent {
  const { locale, kind, number, sender, isTest } = facts;
  const { [kind]: words, test } = WORDS[locale];
  const title = `${words.subject} ${number}`;
  const lines = words.lines(facts);
  return written({
    ...{ locale, sender, title, preheader: lines[0], textEnds: [sender.name] },
    subject: `${isTest ? `${TEST}: ` : ''}${title} – ${sender.name}`,
    blocks: [...lines, ...(isTest ? [{ kind: 'NOTICE', text: test } as const] : [])],
  });
}
