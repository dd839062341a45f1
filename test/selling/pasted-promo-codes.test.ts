import { randomUUID } from 'node:crypto';
import { CreatePromoCodeDocument, SellOrderDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { codesOf, ok, useShop } from './shop.js';

const ground = useShop();

const PASTED = ['jar–2027', 'JAR\u20112027', '„JAR-2027“', 'JAR-2027.', 'JAR\u200b2027', ' Jar 2027 ', 'ＪＡＲ２０２７'];

let productId: string;
beforeAll(async () => {
  const input = { code: 'JAR-2027', discount: { percentBps: 1000 } };
  ok((await ground.studio.clients.manager.request(CreatePromoCodeDocument, { input })).createPromoCode);
  productId = await ground.shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(20) });
});

async function sell(promoCode: string, holder?: string) {
  const customerId = holder ?? (await ground.shop.newcomer()).customerId;
  const input = {
    ...{ lines: [{ pass: { productId, holder: { customerId } } }], customerId, promoCode, idempotencyKey: randomUUID() },
    payments: [{ method: 'CASH' as const, amount: euro(18) }],
  };
  return (await ground.studio.clients.receptionist.request(SellOrderDocument, { input })).sellOrder;
}

describe('a promo code that was pasted', () => {
  it.each(PASTED)('a promo code that was pasted as %j lowers the price at the desk', async (pasted) => {
    expect(ok(await sell(pasted)).order).toMatchObject({ total: euro(18), status: 'PAID' });
  });

  it.each(PASTED)('a promo code that was pasted as %j lowers the price of a checkout', async (pasted) => {
    const { client, customerId } = await ground.shop.newcomer();
    expect(
      ok(await ground.shop.start(client, [{ pass: { productId, holder: { customerId } } }], { promoCode: pasted })).order?.total,
    ).toEqual(euro(18));
  });

  it.each(['JAR-2028', 'JÁR-2027', 'JAR-20277'])('a promo code that was pasted as %j is another code', async (pasted) => {
    await expectRefused(ground.studio, () => sell(pasted, ground.studio.customerId), ['PROMO_CODE_UNUSABLE', 'promoCode']);
  });

  it('a promo code of nothing but quotes is no code', async () => {
    await expectRefused(ground.studio, () => sell('„“', ground.studio.customerId), ['INVALID_INPUT', 'promoCode']);
  });

  it('works as it is written when an older build kept two codes of the same letters and digits', async () => {
    const insert = (code: string, bps: number) =>
      ground.shop.sql(
        `insert into promo_codes (organisation_id, id, code, percent_bps, created_at) values (?, gen_random_uuid(), ?, ?, now())`,
        [ground.studio.tenant.organisationId, code, bps],
      );
    await insert('ZI-MA', 1000);
    await insert('ZIMA', 2000);
    expect(ok(await sell('zi-ma')).order?.total).toEqual(euro(18));
    expect(codesOf(await sell('zima'))).toBe('PAYMENTS_DO_NOT_ADD_UP');
  });
});
