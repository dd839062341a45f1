import {
  type Client,
  CreatePromoCodeDocument,
  type CreatePromoCodeInput,
  UpdatePromoCodeDocument,
  type UpdatePromoCodeInput,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { entriesOf, member } from '../audit/entries.js';
import { expectRights } from '../support/rights.js';
import { euro, inDays } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { ok, useShop } from './shop.js';

const ground = useShop();
let words = 0;

async function newCode(terms: Partial<CreatePromoCodeInput> = {}, client: Client = ground.studio.clients.manager) {
  words += 1;
  const input = { code: `ZMENA-${words}`, discount: { percentBps: 1000 }, ...terms };
  const { promoCode } = ok((await client.request(CreatePromoCodeDocument, { input })).createPromoCode);
  return { promoCodeId: promoCode?.id ?? '', code: promoCode?.code ?? '' };
}

const update = async (input: UpdatePromoCodeInput, client: Client = ground.studio.clients.manager) =>
  (await client.request(UpdatePromoCodeDocument, { input })).updatePromoCode;

async function refusalsOfAnOrder(promoCode: string) {
  const { shop } = ground;
  const { client, customerId } = await shop.newcomer();
  const productId = await shop.onlineProduct({ kind: 'ENTRY', entries: 4, price: euro(24) });
  return (await shop.start(client, [{ pass: { productId, holder: { customerId } } }], { promoCode })).errors;
}

describe('updatePromoCode', () => {
  it('changes the days and the limits that it names, and leaves the others', async () => {
    const validUntil = inDays(30).toISOString();
    const { promoCodeId } = await newCode({ usageLimit: 5, customerLimit: 2 });
    const { promoCode } = ok(await update({ promoCodeId, validUntil, usageLimit: 9 }));
    expect(promoCode).toMatchObject({ usageLimit: 9, customerLimit: 2, validFrom: null, percentBps: 1000 });
    expect(Date.parse(promoCode?.validUntil ?? '')).toBe(Date.parse(validUntil));
  });

  it('takes a limit and an end away by null', async () => {
    const { promoCodeId } = await newCode({ usageLimit: 5, customerLimit: 2, validUntil: inDays(3).toISOString() });
    const { promoCode } = ok(await update({ promoCodeId, usageLimit: null, validUntil: null }));
    expect(promoCode).toMatchObject({ usageLimit: null, customerLimit: 2, validUntil: null });
  });

  it('ends a code, and lets it work again', async () => {
    const { promoCodeId, code } = await newCode();
    ok(await update({ promoCodeId, archived: true }));
    expect(await refusalsOfAnOrder(code)).toMatchObject([{ code: 'PROMO_CODE_UNUSABLE' }]);
    expect(ok(await update({ promoCodeId, archived: false })).promoCode?.archivedAt).toBeNull();
    expect(await refusalsOfAnOrder(code)).toEqual([]);
  });

  it('lets no code work again whose word a newer one has', async () => {
    const { promoCodeId, code } = await newCode();
    ok(await update({ promoCodeId, archived: true }));
    await newCode({ code: code.replace('-', '') });
    const again = () => update({ promoCodeId, archived: false });
    await expectRefused(ground.studio, again, ['NAME_TAKEN', 'archived']);
  });

  it.each<[string, Partial<UpdatePromoCodeInput>, string]>([
    ['a limit of no use', { usageLimit: 0 }, 'usageLimit'],
    ['a limit of no use for each customer', { customerLimit: 0 }, 'customerLimit'],
    ['an end before the start that it has', { validUntil: inDays(1).toISOString() }, 'validUntil'],
  ])('refuses %s and changes nothing', async (_, change, field) => {
    const { promoCodeId } = await newCode({ validFrom: inDays(2).toISOString() });
    await expectRefused(ground.studio, () => update({ promoCodeId, ...change }), ['INVALID_INPUT', field]);
  });

  it('writes who changed what into the audit log', async () => {
    const { promoCodeId } = await newCode();
    ok(await update({ promoCodeId, usageLimit: 3 }));
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: promoCodeId })) ?? [];
    expect(entry).toMatchObject({ action: 'updatePromoCode', kind: 'PROMO_CODE', actor: member('Marek Správca') });
    expect(entry?.changes).toMatchObject([{ field: 'usageLimit', before: null, after: '3' }]);
  });

  it('refuses codes that are unknown or of another organisation', async () => {
    const foreign = (await newCode({}, ground.other.clients.manager)).promoCodeId;
    const unknown = { kind: 'PromoCode', field: 'promoCodeId', foreign } as const;
    await expectUnknownIds(ground, unknown, (promoCodeId) => update({ promoCodeId, usageLimit: 1 }));
  });

  it('is for owners, managers and keys that write the catalogue', async () => {
    const { promoCodeId } = await newCode();
    const allowed = ['owner', 'manager', 'key CATALOGUE_WRITE'] as const;
    await expectRights(ground, (client) => update({ promoCodeId, usageLimit: 7 }, client), { allowed });
  });
});
