import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildReceipt, type Issue } from '../../src/services/rules/receipts/content.js';
import { buildCreditNote, leftOfLines } from '../../src/services/rules/receipts/credit-note.js';
import { receiptDay, receiptNumber, receiptYear } from '../../src/services/rules/receipts/number.js';
import { vatByRate } from '../../src/services/rules/receipts/vat.js';
import { spread } from '../../src/services/rules/world/arithmetic.js';
import type { ReceiptContent, ReceiptLine } from '../../src/services/rules/world/receipt-content.js';

const seller = {
  name: 'Vlnka',
  legalName: null,
  address: 'Junácka 4\n831 04 Bratislava',
  companyId: '12345678',
  taxId: null,
  vatId: 'SK2020123456',
  registerEntry: null,
  isVatPayer: true,
};
const issue = (totalMinor: number, more: Partial<Issue> = {}): Issue => ({
  sequence: 7,
  issuedAt: new Date('2026-05-04T10:00:00Z'),
  timeZone: 'Europe/Bratislava',
  locale: 'sk',
  currency: 'EUR',
  seller,
  buyer: { name: 'Zuzana Štefánková', email: 'zuzana@example.com' },
  payments: totalMinor === 0 ? [] : [{ method: 'CASH', amountMinor: totalMinor, tenderedMinor: null, changeMinor: null }],
  ...more,
});

type Line = Omit<ReceiptLine, 'position' | 'amountMinor'>;
const line = (unitPriceMinor: number, more: Partial<Line> = {}): Line => ({
  ...{ description: '4 vstupy', quantity: 1, unitPriceMinor, discountMinor: 0, vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE' },
  ...more,
});

const anyLine: fc.Arbitrary<Line> = fc
  .record({
    quantity: fc.integer({ min: 1, max: 20 }),
    unitPriceMinor: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 10_000_000_000 })),
    discountPart: fc.integer({ min: 0, max: 100 }),
    vatBps: fc.constantFrom(0, 500, 1000, 1200, 1900, 2100, 2300, 10_000),
    vatTreatment: fc.constantFrom('SINGLE_PURPOSE' as const, 'MULTI_PURPOSE' as const),
  })
  .map(({ discountPart, ...terms }) => {
    const discountMinor = Math.floor((terms.quantity * terms.unitPriceMinor * discountPart) / 100);
    return { ...terms, discountMinor, description: 'Kredit' };
  });
const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 12 });

const totalOf = (lines: readonly Line[]) =>
  lines.reduce((sum, { quantity, unitPriceMinor, discountMinor }) => sum + quantity * unitPriceMinor - discountMinor, 0);
const receiptOf = (lines: Line[], more: Partial<Issue> = {}) => buildReceipt(issue(totalOf(lines), more), lines);

function expectSums({ lines, vat, totalMinor, payments }: ReceiptContent): void {
  const sum = (amounts: number[]) => amounts.reduce((before, amount) => before + amount, 0);
  for (const { quantity, unitPriceMinor, discountMinor, amountMinor } of lines) {
    expect(quantity * unitPriceMinor - discountMinor).toBe(amountMinor);
  }
  for (const { grossMinor, baseMinor, taxMinor } of vat) expect(baseMinor + taxMinor).toBe(grossMinor);
  expect(sum(lines.map((each) => each.amountMinor))).toBe(totalMinor);
  expect(sum(payments.map((each) => each.amountMinor))).toBe(totalMinor);
  const untaxed = lines.filter((each) => each.vatTreatment === 'MULTI_PURPOSE');
  expect(sum(vat.map((each) => each.grossMinor)) + sum(untaxed.map((each) => each.amountMinor))).toBe(totalMinor);
}

describe('a receipt', () => {
  it('sums to the minor unit whatever is on it', () => {
    fc.assert(fc.property(anyLines, (lines) => expectSums(receiptOf(lines))));
  });

  it('sums VAT by rate, the highest first', () => {
    const { vat } = receiptOf([line(500, { vatBps: 500 }), line(2400), line(1000, { quantity: 2, discountMinor: 100 })]);
    expect(vat).toEqual([
      { vatBps: 2300, grossMinor: 4300, baseMinor: 3496, taxMinor: 804 },
      { vatBps: 500, grossMinor: 500, baseMinor: 476, taxMinor: 24 },
    ]);
  });

  it('has no tax on a MULTI_PURPOSE voucher when it is sold', () => {
    const { vat, totalMinor } = receiptOf([line(2000, { vatTreatment: 'MULTI_PURPOSE' }), line(2400, { vatBps: 0 })]);
    expect({ vat, totalMinor }).toEqual({
      vat: [{ vatBps: 0, grossMinor: 2400, baseMinor: 2400, taxMinor: 0 }],
      totalMinor: 4400,
    });
  });

  it.each([
    ['JPY', 0],
    ['EUR', 2],
    ['CZK', 2],
    ['HUF', 2],
    ['KWD', 3],
  ])('keeps how many decimals %s has', (currency, digits) => {
    expect(receiptOf([line(2400)], { currency }).minorDigits).toBe(digits);
  });

  it('survives being stored as JSON', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const content = receiptOf(lines);
        expect(JSON.parse(JSON.stringify(content))).toStrictEqual(content);
      }),
    );
  });

  it('is marked when it was paid in the sandbox', () => {
    const payments = [{ method: 'SANDBOX', amountMinor: 2400, tenderedMinor: null, changeMinor: null }] as const;
    expect(receiptOf([line(2400)], { payments }).isTest).toBe(true);
    expect(receiptOf([line(2400)]).isTest).toBe(false);
  });

  it('may be paid in parts, and is not made when they do not add up to its total', () => {
    const cash = { method: 'CASH', amountMinor: 1000, tenderedMinor: 2000, changeMinor: 1000 } as const;
    const card = { method: 'CARD_TERMINAL', amountMinor: 1400, tenderedMinor: null, changeMinor: null } as const;
    expect(receiptOf([line(2400)], { payments: [cash, card] }).payments).toEqual([cash, card]);
    expect(() => receiptOf([line(2400)], { payments: [cash] })).toThrow('not its total of 2400');
    expect(() => receiptOf([line(2400, { discountMinor: 2500 })])).toThrow('Line 1 of a receipt is below zero');
  });
});

describe('the number of a receipt', () => {
  it('has six digits, and more when a year needs them', () => {
    expect([1, 123, 999_999, 1_000_000].map((sequence) => receiptNumber(2026, sequence))).toEqual([
      '2026-000001',
      '2026-000123',
      '2026-999999',
      '2026-1000000',
    ]);
  });

  it('belongs to the year in the time zone of the organisation', () => {
    const lastMinutes = new Date('2026-12-31T23:30:00Z');
    expect(receiptYear(lastMinutes, 'Europe/Bratislava')).toBe(2027);
    expect(receiptYear(lastMinutes, 'Atlantic/Reykjavik')).toBe(2026);
    expect(receiptDay(lastMinutes, 'Europe/Bratislava')).toBe('2027-01-01');
    expect(receiptOf([line(2400)], { issuedAt: lastMinutes })).toMatchObject({ number: '2027-000007', issuedOn: '2027-01-01' });
  });
});

const creditOf = (original: ReceiptContent, earlier: ReceiptContent[], amounts: ReadonlyMap<number, number>) =>
  buildCreditNote(
    { sequence: 8 + earlier.length, issuedAt: new Date('2026-06-01T10:00:00Z'), timeZone: 'Europe/Bratislava', seller },
    { original, earlier, amounts, method: 'BANK', reason: 'Zranenie' },
  );

describe('spreading a refund', () => {
  it('gives each line its share, and the last unit to the line with the largest remainder', () => {
    expect([
      ...spread(
        100,
        new Map([
          [1, 200],
          [2, 100],
        ]),
      ),
    ]).toEqual([
      [1, 67],
      [2, 33],
    ]);
    expect([
      ...spread(
        1,
        new Map([
          [1, 5],
          [2, 5],
        ]),
      ),
    ]).toEqual([[1, 1]]);
    expect([
      ...spread(
        10,
        new Map([
          [1, 0],
          [2, 10],
        ]),
      ),
    ]).toEqual([[2, 10]]);
  });

  it('adds up to the amount, and gives no line more than it has left', () => {
    const left = fc.array(fc.integer({ min: 0, max: 2 ** 48 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(left, fc.double({ min: 0, max: 1, noNaN: true }), (amounts, part) => {
        const whole = amounts.reduce((sum, amount) => sum + amount, 0);
        fc.pre(whole > 0);
        const amount = Math.min(whole, Math.max(1, Math.floor(whole * part)));
        const shares = spread(amount, new Map(amounts.map((leftMinor, position) => [position, leftMinor])));
        expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBe(amount);
        for (const [position, share] of shares) expect(share).toBeLessThanOrEqual(amounts[position] ?? 0);
      }),
    );
  });

  it.each([0, -1, 11])('refuses %i of 10', (amount) => {
    expect(() => spread(amount, new Map([[1, 10]]))).toThrow(RangeError);
  });
});

describe('a credit note', () => {
  it('mirrors a receipt that goes back whole, and names it', () => {
    const original = receiptOf([line(1000, { quantity: 2, discountMinor: 100 }), line(500, { vatBps: 500 })]);
    const note = creditOf(original, [], leftOfLines(original, []));
    expect(note).toMatchObject({ kind: 'CREDIT_NOTE', number: '2026-000008', totalMinor: -2400, reason: 'Zranenie' });
    expect(note.corrects).toEqual({ number: original.number, issuedOn: original.issuedOn });
    expect(note.lines[0]).toMatchObject({ quantity: 2, unitPriceMinor: -1000, discountMinor: -100, amountMinor: -1900 });
    expect(note.vat).toEqual(
      original.vat.map(({ vatBps, grossMinor, baseMinor, taxMinor }) => ({
        ...{ vatBps, grossMinor: -grossMinor, baseMinor: -baseMinor, taxMinor: -taxMinor },
      })),
    );
    expect(note.payments).toEqual([{ method: 'BANK', amountMinor: -2400, tenderedMinor: null, changeMinor: null }]);
    expectSums(note);
  });

  it('is refused for more than is left of a line', () => {
    const original = receiptOf([line(2400)]);
    const first = creditOf(original, [], new Map([[1, 2000]]));
    expect(leftOfLines(original, [first])).toEqual(new Map([[1, 400]]));
    expect(() => creditOf(original, [first], new Map([[1, 401]]))).toThrow('cannot give back 401 of 400');
    expect(() => creditOf(original, [first], new Map([[2, 1]]))).toThrow('a line that its receipt does not have');
  });

  it('stays a test where the receipt was one', () => {
    const payments = [{ method: 'SANDBOX', amountMinor: 2400, tenderedMinor: null, changeMinor: null }] as const;
    const original = receiptOf([line(2400)], { payments });
    expect(creditOf(original, [], new Map([[1, 1]])).isTest).toBe(true);
  });

  it('leaves neither amount nor tax when everything is refunded in parts', () => {
    fc.assert(
      fc.property(anyLines, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }), (lines, parts) => {
        const original = receiptOf(lines);
        fc.pre(original.totalMinor > 0);
        const notes: ReceiptContent[] = [];
        for (const part of [...parts, 1]) {
          const left = leftOfLines(original, notes);
          const wholeMinor = [...left.values()].reduce((sum, amount) => sum + amount, 0);
          const amountMinor = Math.min(wholeMinor, Math.ceil(wholeMinor * part));
          if (amountMinor === 0) continue;
          const note = creditOf(original, notes, spread(amountMinor, left));
          expectSums(note);
          expect(note.totalMinor).toBe(-amountMinor);
          for (const { amountMinor: given } of note.lines) expect(given).toBeLessThan(0);
          for (const { grossMinor, baseMinor, taxMinor } of note.vat) {
            expect(grossMinor).toBeLessThan(0);
            expect(baseMinor).toBeLessThanOrEqual(0);
            expect(taxMinor).toBeLessThanOrEqual(0);
          }
          notes.push(note);
        }
        expect([...leftOfLines(original, notes).values()].every((leftMinor) => leftMinor === 0)).toBe(true);
        for (const { vatBps, taxMinor } of vatByRate(original.lines)) {
          const returned = notes.flatMap(({ vat }) => vat).filter((rate) => rate.vatBps === vatBps);
          expect(returned.reduce((sum, rate) => sum + rate.taxMinor, 0) + taxMinor).toBe(0);
        }
      }),
    );
  });
});
