import type { Locale } from '../../entities/enums.js';
import { formatMoney } from '../../entities/money.js';
import { escapeHtml } from './html.js';

/** The bill on the sandbox page, where no money moves. */
export interface SandboxBill {
  organisationName: string;
  /** The language of the organisation, for viewers whose browser asks for none of ours. */
  locale: Locale;
  amountMinor: number;
  currency: string;
  lines: { description: string; amountMinor: number }[];
  status: 'OPEN' | 'PAID' | 'EXPIRED' | 'CANCELLED';
  successUrl: string;
  cancelUrl: string;
}

interface Words {
  explained: (organisation: string) => string;
  together: string;
  buttons: Readonly<Record<'pay' | 'fail' | 'leave', string>>;
  says: Readonly<Record<SandboxBill['status'] | 'FAILED', string>>;
  gone: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  sk: {
    explained: (organisation) => `Žiadne peniaze sa tu neprevádzajú a kartu nikto nepýta. ${organisation} žiada:`,
    together: 'Spolu',
    buttons: { pay: 'Zaplatiť', fail: 'Zlyhať', leave: 'Odísť' },
    says: {
      OPEN: 'Vyberte, ako sa má platba skončiť.',
      PAID: 'Táto objednávka je zaplatená.',
      EXPIRED: 'Objednávka vypršala. Platba teraz skúša, čo sa stane s oneskorenými peniazmi.',
      CANCELLED: 'Objednávka bola zrušená. Platba teraz skúša, čo sa stane s oneskorenými peniazmi.',
      FAILED: 'Platba zlyhala. Skúste to znova, alebo odíďte.',
    },
    gone: 'Tu nie je čo platiť.',
  },
  cs: {
    explained: (organisation) => `Žádné peníze se tu nepřevádějí a kartu nikdo nechce. ${organisation} žádá:`,
    together: 'Celkem',
    buttons: { pay: 'Zaplatit', fail: 'Selhat', leave: 'Odejít' },
    says: {
      OPEN: 'Vyberte, jak má platba skončit.',
      PAID: 'Tato objednávka je zaplacena.',
      EXPIRED: 'Objednávka vypršela. Platba teď zkouší, co se stane se zpožděnými penězi.',
      CANCELLED: 'Objednávka byla zrušena. Platba teď zkouší, co se stane se zpožděnými penězi.',
      FAILED: 'Platba selhala. Zkuste to znovu, nebo odejděte.',
    },
    gone: 'Tady není co platit.',
  },
  en: {
    explained: (organisation) => `No money moves here, and no card is asked for. ${organisation} asks for`,
    together: 'Together',
    buttons: { pay: 'Pay', fail: 'Fail', leave: 'Leave' },
    says: {
      OPEN: 'Choose the outcome of the payment.',
      PAID: 'This order is paid.',
      EXPIRED: 'The order has expired. Paying now tries out a late payment.',
      CANCELLED: 'This order was cancelled. Paying now tries out a late payment.',
      FAILED: 'The payment failed. Try again, or leave.',
    },
    gone: 'There is nothing to pay here.',
  },
};

/** The page at an address that names no bill. */
export const nothingToPay = (locale: Locale): string => WORDS[locale].gone;

/**
 * A payment page that nobody can take for a real one. Its buttons are forms, so it needs no script, and another page cannot
 * press them.
 * @param locale the language of the viewer
 * @param state what the page says: the state of the bill, or that a payment failed
 */
export function sandboxPage(bill: SandboxBill, action: string, locale: Locale, state: keyof Words['says'] = bill.status): string {
  const { explained, together, buttons, says } = WORDS[locale];
  const form = `<form method="post" action="${escapeHtml(action)}">`;
  const button = (choice: keyof typeof buttons) =>
    `${form}<button name="action" value="${choice}">${buttons[choice]}</button></form>`;
  const { currency } = bill;
  const money = (amountMinor: number) => escapeHtml(formatMoney({ amountMinor, currency }, locale));
  const lines = bill.lines.map(
    ({ description, amountMinor }) => `<li>${escapeHtml(description)} <b>${money(amountMinor)}</b></li>`,
  );
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>TEST PAYMENT</title>
<style>
body { font: 16px/1.5 system-ui; max-width: 32rem; margin: 2rem auto; padding: 0 1rem }
h1 { background: #b00020; color: #fff; padding: .5rem 1rem }
li b { float: right } ul { padding: 0; list-style: none } form { display: inline } button { font: inherit; padding: .4rem 1rem }
</style>
</head>
<body>
<h1>TEST PAYMENT</h1>
<p>${explained(escapeHtml(bill.organisationName))}</p>
<ul>${lines.join('')}<li>${together} <b>${money(bill.amountMinor)}</b></li></ul>
<p role="status">${says[state]}</p>
${bill.status === 'PAID' ? '' : button('pay') + button('fail') + button('leave')}
</body>
</html>
`;
}
