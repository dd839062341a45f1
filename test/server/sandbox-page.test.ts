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
  const page = sandboxPage(bill(currency, amountMinor), '/sandbox/pay/token').replaceAll('\u00a0', ' ');
  expect(page).toContain(`&lt;Vstup&gt; <b>${written}</b>`);
  expect(page).toContain(`Together <b>${written}</b>`);
});
