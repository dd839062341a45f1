import { ArchivePassProductDocument, BookingPageDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Studio } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const archive = async (productId: string, archived?: boolean) =>
  (await studio.clients.owner.request(ArchivePassProductDocument, { input: { productId, archived } })).archivePassProduct;

test('takes a product off the booking page and puts it back', async () => {
  const onSale = async () => {
    const { organisation } = await studio.clients.public.request(BookingPageDocument, { slug: studio.slug });
    return organisation.passesOnSale.map(({ id }) => id);
  };
  expect((await archive(studio.timeProductId)).product?.archivedAt).not.toBeNull();
  expect(await onSale()).not.toContain(studio.timeProductId);
  expect((await archive(studio.timeProductId, false)).product?.archivedAt).toBeNull();
  expect(await onSale()).toContain(studio.timeProductId);
});

test('finds no product of another studio', async () => {
  const other = await app.studio();
  await expectRefused(other, () => archive(other.timeProductId), ['NOT_FOUND', 'productId']);
});
