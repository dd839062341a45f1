import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { receiptPdf } from '../src/services/receipts/index.js';
import { buildReceipt } from '../src/services/rules/receipts/content.js';

const TARGET = 'docs/receipt';
const PIXELS_PER_INCH = '110';

const line = { quantity: 1, discountMinor: 0, vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE' } as const;

/** The receipt that is shown in docs/: invented from end to end. The picture needs pdftoppm, of poppler-utils. */
const content = buildReceipt(
  {
    sequence: 123,
    issuedAt: new Date('2026-05-04T15:12:00Z'),
    timeZone: 'Europe/Bratislava',
    locale: 'sk',
    currency: 'EUR',
    seller: {
      name: 'Vlnka – škola plávania a tanca',
      legalName: 'Vlnka, s. r. o.',
      address: 'Junácka 4\n831 04 Bratislava',
      companyId: '12 345 678',
      taxId: '2012345678',
      vatId: 'SK2012345678',
      registerEntry: 'Obchodný register MS Bratislava III, oddiel Sro, vložka 00000/B',
      isVatPayer: true,
    },
    buyer: { name: 'Zuzana Štefánková', email: 'zuzana@example.com' },
    payments: [
      { method: 'CASH', amountMinor: 10_000, tenderedMinor: 15_000, changeMinor: 5_000 },
      { method: 'CARD_TERMINAL', amountMinor: 13_650, tenderedMinor: null, changeMinor: null },
    ],
  },
  [
    { ...line, description: '10 vstupov – Plávanie pre deti', unitPriceMinor: 8_500, discountMinor: 850 },
    { ...line, description: 'Víkendový workshop: ľahký úvod do salsy', quantity: 2, unitPriceMinor: 3_000, vatBps: 500 },
    { ...line, description: 'Kreditná permanentka 100 €', unitPriceMinor: 10_000, vatTreatment: 'MULTI_PURPOSE' },
  ],
);

writeFileSync(`${TARGET}.pdf`, await receiptPdf(content));
execFileSync('pdftoppm', ['-png', '-r', PIXELS_PER_INCH, '-singlefile', `${TARGET}.pdf`, TARGET]);
