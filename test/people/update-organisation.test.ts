import { UpdateOrganisationDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { euro, type Studio } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const update = async (input: object) =>
  (await studio.clients.manager.request(UpdateOrganisationDocument, { input })).updateOrganisation;

test('changes what it names and leaves the rest', async () => {
  const { organisation, errors } = await update({
    city: 'Bratislava',
    cancelWindowHours: 12,
    lateCancellation: 'FORFEIT_AND_FEE',
    lateFee: euro(2),
  });
  expect(errors).toEqual([]);
  expect(organisation).toMatchObject({ name: 'Vlnka', city: 'Bratislava', cancelWindowHours: 12, lateFee: euro(2) });
});

test.each([
  [{ name: '' }, 'name'],
  [{ cancelWindowHours: -1 }, 'cancelWindowHours'],
  [{ cancelWindowHours: 8761 }, 'cancelWindowHours'],
  [{ lateFee: euro(-1) }, 'lateFee.amountMinor'],
  [{ lateFee: { amountMinor: 1, currency: 'HUF' } }, 'lateFee.currency'],
])('refuses %j', async (input, field) => {
  await expectRefused(studio, () => update(input), ['INVALID_INPUT', field]);
});

test('is for owners and managers', async () => {
  const run = () => studio.clients.receptionist.request(UpdateOrganisationDocument, { input: { name: 'X' } });
  await expectFault(studio, run, 'FORBIDDEN');
});
