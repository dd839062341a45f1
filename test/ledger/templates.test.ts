import { describe, expect, it } from 'vitest';
import { Drafts, templates } from '../../src/services/ledger/index.js';

const PASS = { id: 'p', priceMinor: 1000, creditMinor: null, entries: null };
const LINE = { id: 'l', orderId: 'o' };
const CASH = { method: 'CASH', amountMinor: 1000 } as const;
const SLICE = { passId: 'p', bookingId: 'b', registrationId: 'r' };

/** The transfers that a template drafts, each as `TEMPLATE debit > credit amount unit`. */
function drafted(draft: (drafts: Drafts) => unknown): string[] {
  let ids = 0;
  const drafts = new Drafts('EUR', () => String(++ids));
  draft(drafts);
  return drafts.list.map((t) => `${t.template} ${t.debit} > ${t.credit} ${t.amount} ${t.unit}`);
}

describe('the sale of a pass', () => {
  it.each<[string, Partial<typeof PASS> | { creditMinor: number } | { entries: number }, string[]]>([
    ['at its face', { creditMinor: 1000 }, []],
    ['below its face', { creditMinor: 1200 }, ['PASS_SOLD_BELOW_FACE PASS_DISCOUNT > PASS:p 200 EUR']],
    ['above its face', { creditMinor: 900 }, ['PASS_SOLD_ABOVE_FACE PASS:p > PASS_PREMIUM 100 EUR']],
    ['with entries', { entries: 10 }, ['ENTRIES_ISSUED ENTRIES_ISSUED > ENTRIES:p 10 ENTRY']],
    ['of a TIME pass', {}, []],
  ])('%s brings in its price, and fills it up to its face', (_which, terms, besides) => {
    const sold = drafted((drafts) => templates.passSold(drafts, { ...PASS, ...terms }, [CASH], LINE));
    expect(sold).toEqual(['PASS_SOLD CASH:desk > PASS:p 1000 EUR', ...besides]);
  });

  it('takes each part of a mixed payment from the account of its means', () => {
    const money = (['CASH', 'CARD_TERMINAL', 'BANK', 'STRIPE', 'SANDBOX', 'REFUND'] as const).map((method, at) => ({
      method,
      amountMinor: at + 1,
    }));
    expect(drafted((drafts) => templates.passSold(drafts, PASS, money, LINE))).toEqual([
      'PASS_SOLD CASH:desk > PASS:p 1 EUR',
      'PASS_SOLD CASH:terminal > PASS:p 2 EUR',
      'PASS_SOLD CASH:bank > PASS:p 3 EUR',
      'PASS_SOLD CASH:stripe > PASS:p 4 EUR',
      'PASS_SOLD CASH:sandbox > PASS:p 5 EUR',
      'PASS_SOLD CASH:refund > PASS:p 6 EUR',
    ]);
  });

  it('moves the credit and the entries of a free pass, and no money', () => {
    const free = { ...PASS, priceMinor: 0, creditMinor: 500, entries: 3 };
    expect(drafted((drafts) => templates.passSold(drafts, free, [], LINE))).toEqual([
      'PASS_SOLD_BELOW_FACE PASS_DISCOUNT > PASS:p 500 EUR',
      'ENTRIES_ISSUED ENTRIES_ISSUED > ENTRIES:p 3 ENTRY',
    ]);
  });

  it('the sale of a gift waits on the account of gifts until somebody redeems it', () => {
    expect(drafted((drafts) => templates.giftSold(drafts, [CASH], LINE))).toEqual(['GIFT_SOLD CASH:desk > GIFTS 1000 EUR']);
    const redeemed = drafted((drafts) => templates.giftRedeemed(drafts, { ...PASS, creditMinor: 1100, entries: 2 }, LINE));
    expect(redeemed).toEqual([
      'GIFT_REDEEMED GIFTS > PASS:p 1000 EUR',
      'PASS_SOLD_BELOW_FACE PASS_DISCOUNT > PASS:p 100 EUR',
      'ENTRIES_ISSUED ENTRIES_ISSUED > ENTRIES:p 2 ENTRY',
    ]);
  });
});

describe('a seat that an ENTRY pass pays for', () => {
  it.each([
    ['the worth of the entry', 500, 500, ['ENTRY_REDEEMED PASS:p > REGISTRATION:r 500 EUR']],
    [
      'more than the entry is worth',
      800,
      500,
      ['ENTRY_REDEEMED PASS:p > REGISTRATION:r 500 EUR', 'ENTRY_DISCOUNT PASS_DISCOUNT > REGISTRATION:r 300 EUR'],
    ],
    [
      'less than the entry is worth',
      200,
      500,
      ['ENTRY_REDEEMED PASS:p > REGISTRATION:r 200 EUR', 'ENTRY_PREMIUM PASS:p > PASS_PREMIUM 300 EUR'],
    ],
    ['nothing', 0, 500, ['ENTRY_PREMIUM PASS:p > PASS_PREMIUM 500 EUR']],
    ['something, with an entry that was a gift', 800, 0, ['ENTRY_DISCOUNT PASS_DISCOUNT > REGISTRATION:r 800 EUR']],
  ])('a seat that costs %s takes one entry of an ENTRY pass and its worth', (_price, coveredMinor, consumedMinor, money) => {
    const used = drafted((drafts) => templates.entryRedeemed(drafts, { ...SLICE, coveredMinor, consumedMinor }));
    expect(used).toEqual(['ENTRY_USED ENTRIES:p > ENTRIES_USED 1 ENTRY', ...money]);
  });
});

describe('a refund of a pass', () => {
  const refunded = (left: { leftMinor: number; entriesLeft?: number; earnedMinor?: number }, refundMinor: number) =>
    drafted((drafts) => templates.passRefunded(drafts, { id: 'p', entriesLeft: 0, earnedMinor: 0, ...left }, refundMinor, LINE));

  it.each<[string, Parameters<typeof refunded>, string[]]>([
    ['of all that it holds', [{ leftMinor: 1000 }, 1000], ['REFUND_CLAIMED PASS:p > OWED_BACK 1000 EUR']],
    [
      'of less than it holds',
      [{ leftMinor: 1000 }, 600],
      ['REFUND_CLAIMED PASS:p > OWED_BACK 600 EUR', 'REFUND_DISCOUNT PASS:p > PASS_DISCOUNT 400 EUR'],
    ],
    [
      'of more than it holds',
      [{ leftMinor: 1000 }, 1200],
      ['REFUND_CLAIMED PASS:p > OWED_BACK 1000 EUR', 'REFUND_CLAIMED PASS_PREMIUM > OWED_BACK 200 EUR'],
    ],
    [
      'of a TIME pass that has earned a part of its price',
      [{ leftMinor: 1000, earnedMinor: 300 }, 600],
      [
        'REFUND_CLAIMED PASS:p > OWED_BACK 600 EUR',
        'TIME_EARNED PASS:p > TIME_COVER 300 EUR',
        'REFUND_DISCOUNT PASS:p > PASS_DISCOUNT 100 EUR',
      ],
    ],
    [
      'of a TIME pass that earned more than the refund leaves',
      [{ leftMinor: 1000, earnedMinor: 700 }, 600],
      ['REFUND_CLAIMED PASS:p > OWED_BACK 600 EUR', 'TIME_EARNED PASS:p > TIME_COVER 400 EUR'],
    ],
    [
      'of nothing, with entries left',
      [{ leftMinor: 500, entriesLeft: 2 }, 0],
      ['REFUND_DISCOUNT PASS:p > PASS_DISCOUNT 500 EUR', 'ENTRIES_RETURNED ENTRIES:p > ENTRIES_ISSUED 2 ENTRY'],
    ],
  ])('%s leaves nothing on it', (_what, [left, refundMinor], expected) => {
    expect(refunded(left, refundMinor)).toEqual(expected);
  });

  it('takes everything that a gift held, and books what is not refunded as discount', () => {
    expect(drafted((drafts) => templates.refundClaimedOfGift(drafts, 1000, 700, LINE))).toEqual([
      'REFUND_CLAIMED GIFTS > OWED_BACK 700 EUR',
      'REFUND_DISCOUNT GIFTS > PASS_DISCOUNT 300 EUR',
    ]);
  });
});

describe('every other template', () => {
  it.each<[string, (drafts: Drafts) => void]>([
    ['SESSION_CHARGED REGISTRATION:r > BOOKED:c 800 EUR', (d) => templates.sessionCharged(d, 'r', 'c', 'b', 800)],
    ['REGISTRATION_CHARGED REGISTRATION:r > BOOKED:c 800 EUR', (d) => templates.registrationCharged(d, 'r', 'c', 800)],
    ['LATE_FEE_CHARGED REGISTRATION:r > REVENUE:c 100 EUR', (d) => templates.lateFeeCharged(d, 'r', 'c', 'b', 100)],
    [
      'CREDIT_REDEEMED PASS:p > REGISTRATION:r 300 EUR',
      (d) => templates.creditRedeemed(d, { ...SLICE, coveredMinor: 300, consumedMinor: 999 }),
    ],
    [
      'TIME_REDEEMED TIME_COVER > REGISTRATION:r 300 EUR',
      (d) => templates.timeRedeemed(d, { ...SLICE, coveredMinor: 300, consumedMinor: 0 }),
    ],
    ['REGISTRATION_GIVEN_BACK BOOKED:c > REGISTRATION:r 800 EUR', (d) => templates.registrationGivenBack(d, 'r', 'c', 800)],
    ['DEBT_SETTLED PASS:p > REGISTRATION:r 400 EUR', (d) => templates.debtSettled(d, 'p', 'r', 400)],
    ['PAYMENT_RECORDED CASH:desk > REGISTRATION:r 1000 EUR', (d) => templates.paymentRecorded(d, 'r', [CASH], LINE)],
    ['DISCOUNT_GIVEN PASS_DISCOUNT > REGISTRATION:r 50 EUR', (d) => templates.discountGiven(d, 'r', 50, LINE, 'b')],
    ['COMMISSION_TAKEN COMMISSION > CASH:desk 1000 EUR', (d) => templates.commissionTaken(d, CASH, 'o')],
    ['COMMISSION_RETURNED CASH:desk > COMMISSION 1000 EUR', (d) => templates.commissionReturned(d, CASH, 'o')],
    ['VAT_DUE VAT_ON_SALES > VAT 187 EUR', (d) => templates.vatDue(d, 187, 'o')],
    ['VAT_DUE VAT_ON_SALES > VAT 187 EUR', (d) => templates.vatDueOnUse(d, { passId: 'p', bookingId: null }, 187)],
    ['VAT_RETURNED VAT > VAT_ON_SALES 187 EUR', (d) => templates.vatReturned(d, 187, 'o')],
    ['PAYMENT_OWED_BACK CASH:desk > OWED_BACK 1000 EUR', (d) => templates.paymentOwedBack(d, CASH, 'o')],
    ['REFUND_CLAIMED REGISTRATION:r > OWED_BACK 90 EUR', (d) => templates.refundClaimedOfRegistration(d, 'r', 90, LINE)],
    ['REFUND_CLAIMED PASS_DISCOUNT > OWED_BACK 90 EUR', (d) => templates.refundClaimedAsDiscount(d, 90, LINE)],
    ['REFUND_CLAIMED PASS_DISCOUNT > OWED_BACK 90 EUR', (d) => templates.usedValueLost(d, 90, 'o')],
    ['REFUND_PAID OWED_BACK > CASH:desk 1000 EUR', (d) => templates.refundPaid(d, CASH, LINE)],
    ['REFUND_PAID OWED_BACK > CASH:desk 1000 EUR', (d) => templates.refundPaidOfNothing(d, CASH, 'o')],
    ['REFUND_CAME_BACK CASH:desk > OWED_BACK 1000 EUR', (d) => templates.refundCameBack(d, CASH, 'o')],
  ])('moves %s', (expected, draft) => {
    expect(drafted(draft)).toEqual([expected]);
  });

  it('names the line of the order exactly where a line was sold or goes back', () => {
    const drafts = new Drafts('EUR', () => 'id');
    templates.refundPaid(drafts, CASH, LINE);
    templates.refundPaidOfNothing(drafts, CASH, 'o');
    templates.discountGiven(drafts, 'r', 50, LINE, undefined);
    expect(drafts.list.map(({ orderId, orderLineId, bookingId }) => [orderId, orderLineId, bookingId])).toEqual([
      ['o', 'l', null],
      ['o', null, null],
      ['o', 'l', null],
    ]);
  });
});
