import { type Client, CreatePromoCodeDocument, type CreatePromoCodeInput } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { expectRights } from '../support/rights.js';
import { euro, inDays } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { codesOf, ok, useShop } from './shop.js';

const ground = useShop();

const create = async (input: CreatePromoCodeInput, client: Client = ground.studio.clients.manager) =>
  (await client.request(CreatePromoCodeDocument, { input })).createPromoCode;

let words = 0;
/** A word that no other test uses. */
const word = (): string => {
  words += 1;
  return `KOD-${words}`;
};

describe('createPromoCode', () => {
  it('makes a code for a part of the price, kept in capitals', async () => {
    const { promoCode } = ok(await create({ code: ' jar_2027 ', discount: { percentBps: 1500 } }));
    expect(promoCode).toMatchObject({
      ...{ code: 'JAR_2027', percentBps: 1500, amount: null, products: null },
      ...{ validFrom: null, validUntil: null, usageLimit: null, customerLimit: null, timesUsed: 0, archivedAt: null },
    });
  });

  it('makes a code for an amount, for some products, days and numbers of uses', async () => {
    const { studio } = ground;
    const [validFrom, validUntil] = [inDays(1).toISOString(), inDays(30).toISOString()];
    const limits = { usageLimit: 100, customerLimit: 2 };
    const terms = {
      discount: { amount: euro(3) },
      productIds: [studio.entryProductId, studio.entryProductId],
      validFrom,
      validUntil,
      ...limits,
    };
    const { promoCode } = ok(await create({ code: word(), ...terms }));
    expect(promoCode).toMatchObject({ amount: euro(3), percentBps: null, products: [{ id: studio.entryProductId }], ...limits });
    expect([Date.parse(promoCode?.validFrom ?? ''), Date.parse(promoCode?.validUntil ?? '')]).toEqual([
      Date.parse(validFrom),
      Date.parse(validUntil),
    ]);
  });

  it.each([
    ['the smallest part', { discount: { percentBps: 1 } }],
    ['the whole price', { discount: { percentBps: 10_000 } }],
    ['one cent', { discount: { amount: euro(0.01) } }],
    ['one use', { discount: { percentBps: 1000 }, usageLimit: 1, customerLimit: 1 }],
    ['a million uses', { discount: { percentBps: 1000 }, usageLimit: 1_000_000, customerLimit: 1_000_000 }],
  ])('accepts %s', async (_, terms) => {
    ok(await create({ code: word(), ...terms }));
  });

  it.each<[string, Omit<CreatePromoCodeInput, 'code'>, string]>([
    ['a part of nothing', { discount: { percentBps: 0 } }, 'discount.percentBps'],
    ['a part below zero', { discount: { percentBps: -1 } }, 'discount.percentBps'],
    ['more than the whole price', { discount: { percentBps: 10_001 } }, 'discount.percentBps'],
    ['an amount of nothing', { discount: { amount: euro(0) } }, 'discount.amount.amountMinor'],
    ['an amount below zero', { discount: { amount: euro(-1) } }, 'discount.amount.amountMinor'],
    [
      'an amount in another currency',
      { discount: { amount: { amountMinor: 100, currency: 'CZK' } } },
      'discount.amount.currency',
    ],
    ['a limit of no use', { discount: { percentBps: 1000 }, usageLimit: 0 }, 'usageLimit'],
    ['a limit of more than a million uses', { discount: { percentBps: 1000 }, usageLimit: 1_000_001 }, 'usageLimit'],
    ['a limit of no use for each customer', { discount: { percentBps: 1000 }, customerLimit: 0 }, 'customerLimit'],
    ['an empty list of products', { discount: { percentBps: 1000 }, productIds: [] }, 'productIds'],
    [
      'an end before the start',
      { discount: { percentBps: 1000 }, validFrom: '2027-02-01T00:00:00Z', validUntil: '2027-01-31T00:00:00Z' },
      'validUntil',
    ],
  ])('refuses %s and makes no code', async (_, terms, field) => {
    await expectRefused(ground.studio, () => create({ code: word(), ...terms }), ['INVALID_INPUT', field]);
  });

  it.each([
    ['an empty word', ''],
    ['spaces alone', '   '],
    ['a space inside', 'JAR 2027'],
    ['a percent sign', '10%'],
    ['51 characters', 'A'.repeat(51)],
    ['dashes alone', '--_'],
    ['quotes', '„JAR“'],
  ])('refuses %s as a code', async (_, code) => {
    await expectRefused(ground.studio, () => create({ code, discount: { percentBps: 1000 } }), ['INVALID_INPUT', 'code']);
  });

  it('refuses the word of a code that works, in any spelling', async () => {
    const code = word();
    ok(await create({ code, discount: { percentBps: 1000 } }));
    await expectRefused(ground.studio, () => create({ code: ` ${code.toLowerCase()}`, discount: { amount: euro(1) } }), [
      'NAME_TAKEN',
      'code',
    ]);
  });

  it.each(['–', '_', '\u00ad', ''])('refuses a code that differs from one that works by %j for its dash', async (dash) => {
    const code = word();
    ok(await create({ code, discount: { percentBps: 1000 } }));
    const other = { code: code.replace('-', dash), discount: { percentBps: 1000 } };
    await expectRefused(ground.studio, () => create(other), ['NAME_TAKEN', 'code']);
  });

  it('makes one code of several with the same letters and digits, made at the same moment', async () => {
    const spelt = ['KOD-9-9', 'KOD-99', 'KOD99', 'K-O-D-99'];
    const made = await Promise.all(spelt.map((code) => create({ code, discount: { percentBps: 1000 } })));
    expect(made.map(codesOf).sort()).toEqual(['', ...Array(3).fill('NAME_TAKEN')]);
  });

  it('makes a code once of several made at the same moment', async () => {
    const code = word();
    const made = await Promise.all(Array.from({ length: 6 }, () => create({ code, discount: { percentBps: 1000 } })));
    expect(made.map(codesOf).sort()).toEqual(['', ...Array(5).fill('NAME_TAKEN')]);
  });

  it('refuses products that are unknown or of another organisation, and names each', async () => {
    const { other, studio } = ground;
    const foreign = await other.product({ kind: 'ENTRY', entries: 1 });
    const kind = { kind: 'PassProduct', field: 'productIds.0', foreign } as const;
    await expectUnknownIds(ground, kind, (id) => create({ code: word(), discount: { percentBps: 1000 }, productIds: [id] }));
    const productIds = [studio.entryProductId, foreign];
    await expectRefused(studio, () => create({ code: word(), discount: { percentBps: 1000 }, productIds }), [
      'NOT_FOUND',
      'productIds.1',
    ]);
  });

  it('is for owners, managers and keys that write the catalogue', async () => {
    const allowed = ['owner', 'manager', 'key CATALOGUE_WRITE'] as const;
    await expectRights(ground, (client) => create({ code: word(), discount: { percentBps: 1000 } }, client), { allowed });
  });
});
