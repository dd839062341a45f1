import { expect, it } from 'vitest';
import { type SandboxBill, sandboxPage } from '../../src/server/dev/sandbox-page.js';

const bill = (currency: string, amountMinor: number): SandboxBill => ({
  ...{ organisationName: 'Škola', locale: 'en', status: 'OPEN', currency, amountMinor },
  lines: [{ description: '<Vstup>', amountMinor }],
  ...{ successUrl: 'https://studio.example/thanks', cancelUrl: 'https://studio.example/cart' },
});

it.each([
  ['EUR', 2_400, '€24.00'],
  ['HUF', 123_400, 'HUF 1,234'],
  ['HUF', 123_450, 'HUF 1,234.50'],
  ['IQD', 1_234_000, 'IQD 1,234'],
  ['JPY', 1_234, '¥1,234'],
  ['KWD', 1_234, 'KWD 1.234'],
])('writes on the page of the sandbox an amount of %s as its minor units say: %i', (currency, amountMinor, written) => {
  const page = sandboxPage(bill(currency, amountMinor), '/sandbox/pay/token', 'en').replaceAll('\u00a0', ' ');
  expect(page).toContain(`&lt;Vstup&gt; <b>${written}</b>`);
  expect(page).toContain(`Together <b>${written}</b>`);
});

it.each([
  ['sk', 'Zaplatiť', 'Vyberte, ako sa má platba skončiť.', '24,00 €'],
  ['cs', 'Zaplatit', 'Vyberte, jak má platba skončit.', '24,00 €'],
  ['en', 'Pay', 'Choose the outcome of the payment.', '€24.00'],
] as const)(
  'the page of the sandbox is written in %s, and says TEST PAYMENT as in every language',
  (locale, pay, notice, amount) => {
    const page = sandboxPage(bill('EUR', 2_400), '/sandbox/pay/token', locale).replaceAll('\u00a0', ' ');
    for (const part of [`<html lang="${locale}">`, '<h1>TEST PAYMENT</h1>', `>${pay}</button>`, notice, amount]) {
      expect(page).toContain(part);
    }
    expect(sandboxPage({ ...bill('EUR', 1), status: 'PAID' }, '/', locale)).not.toContain('<button');
  },
);
