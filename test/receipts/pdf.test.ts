import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { receiptPdf } from '../../src/services/receipts/pdf.js';
import { buildReceipt, type Issue } from '../../src/services/rules/receipts/content.js';
import { buildCreditNote } from '../../src/services/rules/receipts/credit-note.js';
import type { ReceiptContent, ReceiptLine } from '../../src/services/rules/world/receipt-content.js';

const LETTERS = 'ľščťžýáíéúäôňřůěďĺŕ ĽŠČŤŽÝÁÍÉÚÄÔŇŘŮĚĎĹŔ ąęłńśźż őű ß';
const seller = {
  name: 'Taneční škola Žluťoučký kůň',
  address: 'Nádražní 12\n602 00 Brno',
  companyId: '12345678',
  taxId: null,
  vatId: 'CZ12345678',
  legalName: 'Žluťoučký kůň, z. s.',
  registerEntry: 'Spolkový rejstřík: KS Brno, oddíl L, vložka 12345',
  isVatPayer: true,
};
const line = { quantity: 1, discountMinor: 0, vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE' } as const;
type Line = Omit<ReceiptLine, 'position' | 'amountMinor'>;

function receipt(lines: Line[], more: Partial<Issue> = {}): ReceiptContent {
  const amountMinor = lines.reduce((sum, each) => sum + each.quantity * each.unitPriceMinor - each.discountMinor, 0);
  const facts: Issue = {
    sequence: 123,
    issuedAt: new Date('2026-05-04T10:00:00Z'),
    timeZone: 'Europe/Prague',
    locale: 'sk',
    currency: 'EUR',
    seller,
    buyer: { name: 'Zuzana Štefánková', email: 'zuzana@example.com' },
    payments: [{ method: 'CASH', amountMinor, tenderedMinor: null, changeMinor: null }],
  };
  return buildReceipt({ ...facts, ...more }, lines);
}

/** What can be selected and copied, page by page, with one space for any other. */
async function pagesOf(content: ReceiptContent): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await receiptPdf(content))));
  return text.map((page) => page.replace(/\s+/g, ' '));
}
const textOf = async (content: ReceiptContent): Promise<string> => (await pagesOf(content)).join('\n');

describe('a receipt as PDF', () => {
  it('says everything that is on it, as text that can be copied', async () => {
    const text = await textOf(
      receipt(
        [
          { ...line, description: `Vstupy ${LETTERS}`, unitPriceMinor: 8500, discountMinor: 850 },
          { ...line, description: 'Kredit', unitPriceMinor: 2000, vatTreatment: 'MULTI_PURPOSE' },
        ],
        { payments: [{ method: 'CASH', amountMinor: 9650, tenderedMinor: 10_000, changeMinor: 350 }] },
      ),
    );
    for (const part of [
      ...[
        'Doklad o zaplatení',
        '2026-000123',
        'Taneční škola Žluťoučký kůň',
        'Žluťoučký kůň, z. s.',
        'Nádražní 12',
        'oddíl L',
        'IČO 12345678',
        'DIČ CZ12345678',
      ],
      ...[
        'Zuzana Štefánková',
        'zuzana@example.com',
        '4. mája 2026',
        LETTERS,
        '85,00',
        '-8,50',
        '76,50',
        '23 %',
        '62,20',
        '14,30',
      ],
      ...['Viacúčelový poukaz', '96,50 €', 'Hotovosť', '100,00 €', '3,50 €', 'Strana 1 z 1'],
    ]) {
      expect(text).toContain(part);
    }
  });

  it.each([
    ['sk', 'PLN', '1 234,50', ['Zaplatené spolu', '4. mája 2026']],
    ['cs', 'CZK', '1 234,50 Kč', ['Zaplaceno celkem', '4. května 2026', 'Doklad o zaplacení']],
    ['en', 'EUR', '€1,234.50', ['Total paid', '4 May 2026', 'Receipt']],
  ] as const)('is written in %s, in %s', async (locale, currency, total, words) => {
    const text = await textOf(receipt([{ ...line, description: 'Pass', unitPriceMinor: 123_450 }], { locale, currency }));
    for (const part of [total, ...words]) expect(text).toContain(part);
  });

  it.each([
    ['JPY', '1234'],
    ['KWD', '1.234'],
  ])('writes amounts in %s with its own decimals', async (currency, written) => {
    const text = await textOf(receipt([{ ...line, description: 'Pass', unitPriceMinor: 1234 }], { locale: 'en', currency }));
    expect(text.replaceAll(',', '')).toContain(written);
  });

  it('says in every language that a payment was a test, on every page', async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ ...line, description: `Pass ${index}`, unitPriceMinor: 100 }));
    const payments = [{ method: 'SANDBOX', amountMinor: 6000, tenderedMinor: null, changeMinor: null }] as const;
    for (const locale of ['sk', 'cs', 'en'] as const) {
      const pages = await pagesOf(receipt(many, { locale, payments }));
      expect(pages.filter((page) => page.includes('TEST PAYMENT'))).toHaveLength(pages.length);
    }
    expect(await textOf(receipt(many))).not.toContain('TEST PAYMENT');
  });

  it('goes on over pages with the heading on each, and leaves out no line', async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...line,
      description: `Riadok č. ${index + 1}.`,
      unitPriceMinor: 100,
    }));
    const pages = await pagesOf(receipt(many));
    expect(pages).toHaveLength(3);
    pages.forEach((page, index) => {
      expect(page).toContain('Položka');
      expect(page).toContain('2026-000123');
      expect(page).toContain(`Strana ${index + 1} z 3`);
    });
    for (const { description } of many) expect(pages.filter((page) => page.includes(description))).toHaveLength(1);
    expect(await pagesOf(receipt(many.slice(0, 12)))).toHaveLength(1);
  });

  it('has room for names of any length, and for letters that no font has', async () => {
    const long = 'A very long name that goes on '.repeat(20);
    const content = receipt(
      [{ ...line, description: `${long} 漢字 😀 \u202E\u0000\n${'x'.repeat(400)}`, unitPriceMinor: 99_999_999_999 }],
      {
        buyer: { name: `${long} العربية`, email: `${'e'.repeat(240)}@example.com` },
        seller: { ...seller, name: long },
      },
    );
    const text = await textOf(content);
    expect(text).toContain('A very long name that goes on');
    expect(text.replace(/\s/g, '')).toContain('999999999,99');
  });

  it('does not speak of VAT where there is none', async () => {
    const without = { ...seller, vatId: null, isVatPayer: false };
    const text = await textOf(receipt([{ ...line, description: 'Vstup', unitPriceMinor: 500, vatBps: 0 }], { seller: without }));
    expect(text).toContain('nie je platiteľom DPH');
    expect(text).not.toContain('Rozpis DPH');
  });

  it('is the same to the byte for the same content', async () => {
    const content = receipt([{ ...line, description: 'Vstup', unitPriceMinor: 500 }]);
    const [one, other] = [await receiptPdf(content), await receiptPdf(JSON.parse(JSON.stringify(content)))];
    expect(one.equals(other)).toBe(true);
  });
});

describe('a credit note as PDF', () => {
  it('says what it corrects and why, below zero', async () => {
    const original = receipt([{ ...line, description: '4 vstupy', unitPriceMinor: 2400 }]);
    const issue = { sequence: 124, issuedAt: new Date('2026-06-01T10:00:00Z'), timeZone: 'Europe/Prague', seller };
    const terms = { original, earlier: [], amounts: new Map([[1, 2400]]), method: 'BANK', reason: 'Zranenie' } as const;
    const text = await textOf(buildCreditNote(issue, terms));
    for (const part of [
      'Dobropis',
      '2026-000124',
      'Opravuje doklad 2026-000123 z 4. mája 2026.',
      'Dôvod: Zranenie',
      '-24,00 €',
    ]) {
      expect(text).toContain(part);
    }
  });
});
