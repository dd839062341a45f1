import { randomUUID } from 'node:crypto';
import {
  ArchivePassProductDocument,
  BookingPageDocument,
  type Client,
  PassProductsDocument,
  SellPassDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { there } from '../support/there.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';

const ground = useGround();

const archive = async (productId: string, archived?: boolean | null, client: Client = ground.studio.clients.manager) =>
  (await client.request(ArchivePassProductDocument, { input: { productId, archived } })).archivePassProduct;

const sell = async (productId: string) => {
  const { customerId } = await ground.studio.person();
  const input = { productId, holder: { customerId }, payment: { method: 'CASH' }, idempotencyKey: randomUUID() } as const;
  return () => ground.studio.clients.receptionist.request(SellPassDocument, { input }).then(({ sellPass }) => sellPass);
};

describe('archivePassProduct', () => {
  it('takes a product off the booking page and puts it back', async () => {
    const { studio } = ground;
    const onSale = async () => {
      const { organisation } = await studio.clients.public.request(BookingPageDocument, { slug: studio.slug });
      return there(organisation).passesOnSale.map(({ id }) => id);
    };
    const { product, errors } = await archive(studio.timeProductId);
    expect(errors).toEqual([]);
    expect(Date.now() - Date.parse(product?.archivedAt ?? '')).toBeLessThan(60_000);
    expect(await onSale()).not.toContain(studio.timeProductId);
    expect((await archive(studio.timeProductId, false)).product?.archivedAt).toBeNull();
    expect(await onSale()).toContain(studio.timeProductId);
  });

  it('refuses to sell an archived product, and sells it again when it is back', async () => {
    const productId = await ground.studio.product({ kind: 'ENTRY', entries: 4 });
    await archive(productId);
    const run = await sell(productId);
    await expectRefused(ground.studio, run, ['PRODUCT_ARCHIVED', 'productId']);
    await archive(productId, false);
    expect((await (await sell(productId))()).errors).toEqual([]);
  });

  it('leaves passes of the product as they are, which still pay for bookings', async () => {
    const { studio } = ground;
    const productId = await studio.product({ kind: 'ENTRY', entries: 4 });
    const { customerId, registrationId } = await studio.newcomer();
    const passId = await studio.sell(productId, { customerId });
    await archive(productId);
    await studio.book(registrationId, await studio.session(), { payWith: 'PASS', passId });
    expect(await studio.passNow(passId)).toMatchObject({ status: 'ACTIVE', entriesLeft: 3 });
  });

  it('keeps the moment of the first time when it is asked again, by true as well as by null', async () => {
    const productId = await ground.studio.product({ kind: 'ENTRY', entries: 4 });
    const { product } = await archive(productId);
    expect((await archive(productId, true)).product?.archivedAt).toBe(product?.archivedAt);
    expect((await archive(productId, null)).product?.archivedAt).toBe(product?.archivedAt);
  });

  it('still lists the product to the staff, as archived', async () => {
    const { studio } = ground;
    const productId = await studio.product({ kind: 'ENTRY', entries: 4 });
    await archive(productId);
    const { organisation } = await studio.clients.receptionist.request(PassProductsDocument, { slug: studio.slug });
    expect(there(organisation).passProducts?.find(({ id }) => id === productId)?.archivedAt).not.toBeNull();
  });

  it('writes an audit entry', async () => {
    const productId = await ground.studio.product({ kind: 'ENTRY', entries: 4 });
    await archive(productId);
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: productId })) ?? [];
    expect(entry).toMatchObject({ action: 'archivePassProduct', kind: 'PASS_PRODUCT', actor: member('Marek Správca') });
    expect(entry?.changes).toMatchObject([{ field: 'archivedAt', before: null }]);
  });

  it('finds no product behind a malformed id, an id of another kind, or one of another studio', async () => {
    const unknown = { kind: 'PassProduct', field: 'productId', foreign: ground.other.timeProductId } as const;
    await expectUnknownIds(ground, unknown, (productId) => archive(productId));
  });

  it('lets owners, managers and keys with CATALOGUE_WRITE archive a product, and nobody else', async () => {
    const productId = await ground.studio.product({ kind: 'ENTRY', entries: 4 });
    await expectRights(ground, (client) => archive(productId, true, client), {
      allowed: ['owner', 'manager', 'key CATALOGUE_WRITE'],
    });
  });
});
