import { ArchivePassProductDocument, type OrderLineInput, type SellOrderInput } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { REFUSED_LINES, tryToSell } from './refused-lines.js';
import { useShop } from './shop.js';

const ground = useShop();

const sell = (input: Omit<SellOrderInput, 'idempotencyKey'>) => tryToSell(ground.studio.clients.receptionist, input);
const cash = (amount: number) => ({ method: 'CASH', amount: euro(amount) }) as const;

/** A line for a pass of 24 to a new customer. */
async function passLine(terms: Partial<Parameters<typeof ground.shop.product>[0]> = {}) {
  const { shop } = ground;
  const { customerId } = await shop.newcomer();
  const productId = await shop.product({ kind: 'ENTRY', entries: 4, price: euro(24), ...terms });
  return { line: { pass: { productId, holder: { customerId } } }, productId };
}

describe('sellOrder: refusals', () => {
  it.each(REFUSED_LINES)('refuses %s, and sells nothing', async (_, caseOf) => {
    const { shop, studio } = ground;
    const buyer = await shop.newcomer();
    const { lines, refused, facts = {} } = await caseOf(shop, buyer);
    const sale = { lines, payments: [], customerId: buyer.customerId };
    await expectRefused(studio, () => sell(sale), refused);
    expect((await sell(sale)).errors).toMatchObject([facts]);
  });

  it('refuses a product that is archived', async () => {
    const { line, productId } = await passLine();
    await ground.studio.clients.manager.request(ArchivePassProductDocument, { input: { productId } });
    await expectRefused(ground.studio, () => sell({ lines: [line], payments: [cash(24)] }), [
      'PRODUCT_ARCHIVED',
      'lines.0.pass.productId',
    ]);
  });

  it('refuses a product that is not sold at the desk', async () => {
    const { line } = await passLine({ visibleAtDesk: false, sellableOnline: true });
    await expectRefused(ground.studio, () => sell({ lines: [line], payments: [cash(24)] }), [
      'PRODUCT_NOT_SOLD_HERE',
      'lines.0.pass.productId',
    ]);
  });

  it('refuses a product whose last day has passed, and tells when that was', async () => {
    const { line } = await passLine({ validity: { days: { fromOn: '2026-01-01', untilOn: '2026-01-31' } } });
    const sale = { lines: [line], payments: [cash(24)] };
    await expectRefused(ground.studio, () => sell(sale), ['PRODUCT_ENDED', 'lines.0.pass.productId']);
    // The last millisecond of 31 January in Bratislava, in winter time.
    expect((await sell(sale)).errors).toMatchObject([{ endedAt: '2026-01-31T22:59:59.999Z' }]);
  });

  it('refuses a CREDIT pass for a registration on a course where it does not work', async () => {
    const { shop, studio } = ground;
    const courseIds = [shop.keyOf('Course', shop.oneOffCourseId)];
    const productId = await shop.product({ kind: 'CREDIT', credit: euro(20), courseIds });
    const { registrationId } = await shop.newcomer();
    await expectRefused(
      studio,
      () => sell({ lines: [{ pass: { productId, holder: { registrationId } } }], payments: [cash(20)] }),
      ['PASS_NOT_FOR_COURSE', 'lines.0.pass.holder.registrationId'],
    );
  });

  it('refuses a promo code that nobody made', async () => {
    const { line } = await passLine();
    const sale = { lines: [line], payments: [cash(24)], promoCode: 'NEZNAMY' };
    await expectRefused(ground.studio, () => sell(sale), ['PROMO_CODE_UNUSABLE', 'promoCode']);
    expect((await sell(sale)).errors).toMatchObject([{ problem: 'UNKNOWN' }]);
  });
});

describe('sellOrder refuses an input', () => {
  const wrong: [string, (line: OrderLineInput, productId: string) => Partial<SellOrderInput>, string, object][] = [
    ['without lines', () => ({ lines: [] }), 'lines', { reason: 'REQUIRED' }],
    ['with 21 lines', (line) => ({ lines: Array(21).fill(line) }), 'lines', { reason: 'TOO_MANY', limit: 20 }],
    [
      'with a gift to a name of 201 characters',
      (_, productId) => ({ lines: [{ pass: { productId, holder: { gift: { to: 'E'.repeat(201) } } } }] }),
      'lines.0.pass.holder.gift.to',
      { reason: 'TOO_LONG', limit: 200 },
    ],
    [
      'with a gift to an address that is none',
      (_, productId) => ({ lines: [{ pass: { productId, holder: { gift: { email: 'eva' } } } }] }),
      'lines.0.pass.holder.gift.email',
      { reason: 'MALFORMED' },
    ],
    ['with 11 payments', () => ({ payments: Array(11).fill(cash(1)) }), 'payments', { reason: 'TOO_MANY', limit: 10 }],
    [
      'with a payment above the largest amount',
      () => ({ payments: [{ method: 'CASH', amount: { amountMinor: 1_000_000_000_001, currency: 'EUR' } }] }),
      'payments.0.amount.amountMinor',
      { reason: 'AMOUNT_TOO_LARGE', limit: 1_000_000_000_000 },
    ],
    [
      'with cash handed over for a transfer',
      () => ({ payments: [{ method: 'BANK', amount: euro(24), tendered: euro(24) }] }),
      'payments.0.tendered',
      { reason: 'UNEXPECTED' },
    ],
    [
      'with one cent less cash handed over than is paid',
      () => ({ payments: [{ method: 'CASH', amount: euro(24), tendered: euro(23.99) }] }),
      'payments.0.tendered.amountMinor',
      { reason: 'OUT_OF_RANGE', limit: 2400 },
    ],
    ['with an empty promo code', () => ({ promoCode: '  ' }), 'promoCode', { reason: 'REQUIRED' }],
    ['with a promo code of 51 characters', () => ({ promoCode: 'K'.repeat(51) }), 'promoCode', { reason: 'TOO_LONG', limit: 50 }],
    [
      'with a discount of nothing',
      () => ({ discount: { amount: euro(0), reason: 'Omyl' } }),
      'discount.amount.amountMinor',
      { reason: 'AMOUNT_NOT_POSITIVE' },
    ],
    [
      'with a discount in another currency',
      () => ({ discount: { amount: { amountMinor: 100, currency: 'CZK' }, reason: 'Omyl' } }),
      'discount.amount.currency',
      { reason: 'OTHER_CURRENCY' },
    ],
    [
      'with a discount one cent above the price',
      () => ({ discount: { amount: euro(24.01), reason: 'Omyl' } }),
      'discount',
      { reason: 'OUT_OF_RANGE', limit: 2400 },
    ],
    [
      'with a reason of 501 characters',
      () => ({ discount: { amount: euro(1), reason: 'a'.repeat(501) } }),
      'discount.reason',
      { reason: 'TOO_LONG', limit: 500 },
    ],
    ['with an empty key', () => ({ idempotencyKey: '' }), 'idempotencyKey', { reason: 'REQUIRED' }],
  ];

  it.each(wrong)('%s', async (_, inputOf, field, facts) => {
    const { line, productId } = await passLine();
    const input = { lines: [line], payments: [cash(24)], ...inputOf(line, productId) };
    await expectRefused(ground.studio, () => sell(input), ['INVALID_INPUT', field]);
    expect((await sell(input)).errors).toMatchObject([facts]);
  });
});
