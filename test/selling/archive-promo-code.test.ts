import { ArchivePromoCodeDocument, type Client, CreatePromoCodeDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { ok, useShop } from './shop.js';

const ground = useShop();
let words = 0;

async function newCode(client: Client = ground.studio.clients.manager) {
  words += 1;
  const input = { code: `KOD-${words}`, discount: { percentBps: 1000 } };
  const { createPromoCode } = await client.request(CreatePromoCodeDocument, { input });
  const { promoCode } = ok(createPromoCode);
  return { id: promoCode?.id ?? '', code: promoCode?.code ?? '' };
}

const archive = async (promoCodeId: string, client: Client = ground.studio.clients.manager) =>
  (await client.request(ArchivePromoCodeDocument, { input: { promoCodeId } })).archivePromoCode;

describe('archivePromoCode', () => {
  it('ends a code for new orders', async () => {
    const { shop } = ground;
    const { client, customerId } = await shop.newcomer();
    const { id, code } = await newCode();
    const { promoCode } = ok(await archive(id));
    expect(Date.now() - Date.parse(promoCode?.archivedAt ?? '')).toBeLessThan(60_000);
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
    const refused = await shop.start(client, [{ pass: { productId, holder: { customerId } } }], { promoCode: code });
    expect(refused.errors).toMatchObject([{ code: 'PROMO_CODE_UNUSABLE', promoCodeProblem: 'UNKNOWN' }]);
  });

  it('keeps the price of an open order that uses the code', async () => {
    const { shop } = ground;
    const { client, customerId } = await shop.newcomer();
    const { id, code } = await newCode();
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
    const { order } = ok(await shop.start(client, [{ pass: { productId, holder: { customerId } } }], { promoCode: code }));
    ok(await archive(id));
    await shop.pay(order?.id ?? '');
    expect(await shop.orderNow(order?.id ?? '')).toMatchObject({ status: 'PAID', discount: euro(2.4), total: euro(21.6) });
  });

  it('keeps the moment of the first time when it is asked again', async () => {
    const { id } = await newCode();
    const { promoCode } = ok(await archive(id));
    expect(ok(await archive(id)).promoCode?.archivedAt).toBe(promoCode?.archivedAt);
  });

  it('frees the word for a new code', async () => {
    const { id, code } = await newCode();
    ok(await archive(id));
    const input = { code, discount: { amount: euro(2) } };
    const { createPromoCode } = await ground.studio.clients.manager.request(CreatePromoCodeDocument, { input });
    expect(ok(createPromoCode).promoCode).toMatchObject({ code, amount: euro(2), timesUsed: 0 });
  });

  it('refuses codes that are unknown or of another organisation', async () => {
    const foreign = (await newCode(ground.other.clients.manager)).id;
    await expectUnknownIds(ground, { kind: 'PromoCode', field: 'promoCodeId', foreign }, (id) => archive(id));
  });

  it('is for owners, managers and keys that write the catalogue', async () => {
    const { id } = await newCode();
    const allowed = ['owner', 'manager', 'key CATALOGUE_WRITE'] as const;
    await expectRights(ground, (client) => archive(id, client), { allowed });
  });
});
