import type { Locale } from '../../entities/enums.js';
import { formatMoney } from '../../entities/money.js';
import { escapeHtml } from './html.js';

/** The bill on the sandbox page, where no money moves. */
export interface SandboxBill {
  organisationName: string;
  locale: Locale;
  amountMinor: number;
  currency: string;
  lines: { description: string; amountMinor: number }[];
  status: 'OPEN' | 'PAID' | 'EXPIRED' | 'CANCELLED';
  successUrl: string;
  cancelUrl: string;
}

const SAYS: Readonly<Record<SandboxBill['status'], string>> = {
  OPEN: 'Choose the outcome of the payment.',
  PAID: 'This order is paid.',
  EXPIRED: 'The order has expired. Paying now tries out a late payment.',
  CANCELLED: 'This order was cancelled. Paying now tries out a late payment.',
};

/**
 * A payment page that nobody can take for a real one. Its buttons are forms, so it needs no script, and another page cannot
 * press them.
 */
export function sandboxPage(bill: SandboxBill, action: string, notice = SAYS[bill.status]): string {
  const button = (choice: string, label: string) =>
    `<form method="post" action="${escapeHtml(action)}"><button name="action" value="${choice}">${label}</button></form>`;
  const { currency, locale } = bill;
  const money = (amountMinor: number) => escapeHtml(formatMoney({ amountMinor, currency }, locale));
  const lines = bill.lines.map(
    ({ description, amountMinor }) => `<li>${escapeHtml(description)} <b>${money(amountMinor)}</b></li>`,
  );
  return `<!doctype html>
<html lang="en">
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
<p>No money moves here, and no card is asked for. ${escapeHtml(bill.organisationName)} asks for</p>
<ul>${lines.join('')}<li>Together <b>${money(bill.amountMinor)}</b></li></ul>
<p role="status">${escapeHtml(notice)}</p>
${bill.status === 'PAID' ? '' : button('pay', 'Pay') + button('fail', 'Fail') + button('leave', 'Leave')}
</body>
</html>
`;
}
