import { randomUUID } from 'node:crypto';
import { type Client, RedeemGiftDocument, type RedeemGiftInput } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { entriesOf, member } from '../audit/entries.js';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { CUSTOMERS, DESK } from '../support/viewers.js';
import { codesOf, ok, useShop } from './shop.js';

const ground = useShop();

const redeem = async (
  code: string,
  registrationId: string,
  client: Client = ground.studio.clients.receptionist,
  more: Partial<RedeemGiftInput> = {},
) => (await client.request(RedeemGiftDocument, { input: { code, registrationId, ...more } })).redeemGift;

/** A gift that somebody bought online and paid; of 4 entries when no terms are given. */
async function boughtGift(terms: Partial<Parameters<typeof ground.shop.onlineProduct>[0]> = {}) {
  const { shop } = ground;
  const buyer = await shop.newcomer();
  const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24), ...terms });
  const { order, giftCodes } = ok(await shop.start(buyer.client, [{ pass: { productId, holder: { gift: {} } } }]));
  const orderId = order?.id ?? '';
  await shop.pay(orderId);
  return { ...buyer, orderId, productId, code: giftCodes[0]?.code ?? '' };
}

describe('redeemGift', () => {
  it('makes a pass for the customer of the registration, which pays at once', async () => {
    const { shop } = ground;
    const { code } = await boughtGift();
    const holder = await shop.newcomer();
    const { pass, passBalances } = ok(await redeem(code, holder.registrationId, holder.client));
    expect(pass).toMatchObject({ kind: 'ENTRY', status: 'ACTIVE', entriesLeft: 4 });
    expect(passBalances).toMatchObject([{ entriesLeft: 4 }]);
    const booking = await shop.book(holder.registrationId, await shop.session({ price: 8 }));
    expect(booking.covered.map(({ pass: { id } }) => id)).toEqual([pass?.id]);
  });

  it('gives the credit of a CREDIT gift to the registration, and pays its debt first', async () => {
    const { shop } = ground;
    const { code } = await boughtGift({ kind: 'CREDIT', entries: null, credit: euro(20), price: euro(18) });
    const holder = await shop.newcomer();
    await shop.book(holder.registrationId, await shop.session({ price: 8 }));
    const { pass, registrationBalance } = ok(await redeem(code, holder.registrationId));
    expect(pass).toMatchObject({ kind: 'CREDIT', creditLeft: euro(12) });
    expect(registrationBalance).toMatchObject({ paid: euro(20), charged: euro(8), debt: euro(0) });
  });

  it.each([
    ['small letters', (code: string) => code.toLowerCase()],
    ['no dashes', (code: string) => code.replaceAll('-', '')],
    ['spaces for dashes', (code: string) => ` ${code.replaceAll('-', ' ')} `],
    ['en dashes', (code: string) => code.replaceAll('-', '–')],
    ['dashes that break no line', (code: string) => code.replaceAll('-', '\u2011')],
    ['a full stop at its end', (code: string) => `${code}.`],
    ['Slovak quotes', (code: string) => `„${code}“`],
    ['straight quotes and a comma', (code: string) => `"${code}",`],
    ['spaces of no width', (code: string) => `\u200b${code.replaceAll('-', '\u200b-')}\ufeff`],
    ['a line end and a tab', (code: string) => `\t${code}\r\n`],
    [
      'wide letters',
      (code: string) => code.replace(/[A-Z0-9]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)),
    ],
  ])('accepts the code in %s', async (_, typed) => {
    const { code } = await boughtGift();
    const { registrationId } = await ground.shop.newcomer();
    expect(ok(await redeem(typed(code), registrationId)).pass?.status).toBe('ACTIVE');
  });

  it('makes one pass when the code is redeemed several times at once', async () => {
    const { code } = await boughtGift();
    const holders = await Promise.all(Array.from({ length: 4 }, () => ground.shop.newcomer()));
    const redeemed = await Promise.all(holders.map(({ registrationId, client }) => redeem(code, registrationId, client)));
    expect(redeemed.map(codesOf).sort()).toEqual(['', ...Array(3).fill('GIFT_CODE_UNUSABLE')]);
  });

  it('gives the same answer to the same idempotency key, and refuses the key for another registration', async () => {
    const { code } = await boughtGift();
    const [one, two] = [await ground.shop.newcomer(), await ground.shop.newcomer()];
    const key = { idempotencyKey: randomUUID() };
    const desk = ground.studio.clients.receptionist;
    const { pass } = ok(await redeem(code, one.registrationId, desk, key));
    expect(ok(await redeem(code, one.registrationId, desk, key)).pass?.id).toBe(pass?.id);
    await expectRefused(ground.studio, () => redeem(code, two.registrationId, desk, key), [
      'IDEMPOTENCY_KEY_REUSED',
      'idempotencyKey',
    ]);
  });

  it('counts the gift against the purchase limit of its buyer, and not of its holder', async () => {
    const { shop } = ground;
    const gift = await boughtGift({ purchaseLimit: 1 });
    const holder = await shop.newcomer();
    ok(await redeem(gift.code, holder.registrationId));
    const order = (client: Client, customerId: string) =>
      shop.start(client, [{ pass: { productId: gift.productId, holder: { customerId } } }]);
    expect(codesOf(await order(gift.client, gift.customerId))).toBe('PURCHASE_LIMIT_REACHED');
    ok(await order(holder.client, holder.customerId));
  });

  it('refuses a code that is unknown, unpaid, refunded or of another organisation', async () => {
    const { shop, studio } = ground;
    const { registrationId } = await shop.newcomer();
    const refused = (code: string) => expectRefused(studio, () => redeem(code, registrationId), ['GIFT_CODE_UNUSABLE', 'code']);
    await refused('AAAA-BBBB-CCCC-DDDD');
    const { orderId, code } = await boughtGift();
    const { payments } = await shop.orderNow(orderId);
    ok(await shop.refund(payments[0]?.id ?? ''));
    await refused(code);
    const unpaid = await shop.newcomer();
    const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4 });
    const { giftCodes } = ok(await shop.start(unpaid.client, [{ pass: { productId, holder: { gift: {} } } }]));
    await refused(giftCodes[0]?.code ?? '');
    const elsewhere = await boughtGift();
    const foreign = await ground.other.newcomer();
    const there = ground.other.clients.receptionist;
    await expectRefused(ground.other, () => redeem(elsewhere.code, foreign.registrationId, there), [
      'GIFT_CODE_UNUSABLE',
      'code',
    ]);
  });

  it('refuses an empty code and one of more than 100 characters', async () => {
    const { registrationId } = await ground.shop.newcomer();
    for (const code of ['', 'A'.repeat(101)]) {
      await expectRefused(ground.studio, () => redeem(code, registrationId), ['INVALID_INPUT', 'code']);
    }
  });

  it('refuses registrations that are unknown, of another organisation, or of another customer', async () => {
    const { shop, studio, other } = ground;
    const { code } = await boughtGift();
    const foreign = (await other.newcomer()).registrationId;
    await expectUnknownIds(ground, { kind: 'Registration', field: 'registrationId', foreign }, (id) => redeem(code, id));
    const [holder, stranger] = [await shop.newcomer(), await shop.newcomer()];
    await expectRefused(studio, () => redeem(code, holder.registrationId, stranger.client), ['NOT_FOUND', 'registrationId']);
  });

  it('refuses a CREDIT gift for a course on which it does not work', async () => {
    const { shop, studio } = ground;
    const courseIds = [studio.keyOf('Course', studio.oneOffCourseId)];
    const { code } = await boughtGift({ kind: 'CREDIT', entries: null, credit: euro(20), price: euro(20), courseIds });
    const { registrationId } = await shop.newcomer();
    await expectRefused(studio, () => redeem(code, registrationId), ['PASS_NOT_FOR_COURSE', 'registrationId']);
  });

  it('writes who redeemed the gift to the audit log', async () => {
    const { code } = await boughtGift();
    const { registrationId } = await ground.shop.newcomer();
    const { pass } = ok(await redeem(code, registrationId));
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: pass?.id ?? '' })) ?? [];
    expect(entry).toMatchObject({ action: 'redeemGift', actor: member('Rita Recepčná') });
  });

  it('is for the desk, keys that write sales, and customers for their own registrations', async () => {
    const { studio } = ground;
    const own = await studio.register(studio.childId);
    const codes: string[] = [];
    for (const _ of [...DESK, 'key', 'customer']) codes.push((await boughtGift()).code);
    const allowed = [...DESK, 'key SALES_WRITE', CUSTOMERS[0]] as const;
    const but = { otherCustomer: 'NOT_FOUND' };
    await expectRights(
      ground,
      (client, name) =>
        redeem((allowed as readonly string[]).includes(name) ? (codes.pop() ?? '') : (codes[0] ?? ''), own, client),
      { allowed, but },
    );
  });
});
