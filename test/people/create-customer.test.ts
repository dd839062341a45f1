import { CreateCustomerDocument, ViewerDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { signInAs } from '../support/people.js';
import type { Studio } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

const create = async (input: { name: string; email: string; phone?: string }) =>
  (await studio.clients.receptionist.request(CreateCustomerDocument, { input })).createCustomer;

test("opens an account, in the organisation's language", async () => {
  const { customer, errors } = await create({ name: 'Ľubica Žáková', email: 'lubica@example.com', phone: '+421 900 000 000' });
  expect(errors).toEqual([]);
  expect(customer).toMatchObject({ name: 'Ľubica Žáková', locale: 'en', phone: '+421 900 000 000', attendees: [] });
});

test.each(['zuzana@example.com', 'ZUZANA@Example.com'])('refuses %s, which is taken', async (email) => {
  await expectRefused(studio, () => create({ name: 'Iná Zuzana', email }), ['NAME_TAKEN', 'email']);
});

test('of two that come at once with one address, one gets it', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map((n) => create({ name: `Dvojča ${n}`, email: 'dvojca@example.com' })));
  expect(answers.filter(({ customer }) => customer !== null)).toHaveLength(1);
  expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['NAME_TAKEN', 'NAME_TAKEN', 'NAME_TAKEN']);
});

/** Under those of the second line nobody could ever sign in. */
test.each([
  ...['', 'nobody', 'a b@c.sk', `${'x'.repeat(250)}@a.sk`, 'x@127.1', 'x@kúpele', 'x@\u{ff11}27.0.0.1'],
  ...['a&b@example.com', 'x/y@example.com', 'jožko@example.com', 'nina@exa mple.com'],
])('refuses the address %j', async (email) => {
  await expectRefused(studio, () => create({ name: 'X', email }), ['INVALID_INPUT', 'email']);
});

test('an address of a domain with accents is the one that its owner signs in with', async () => {
  const { customer, errors } = await create({ name: 'Kúpele', email: ' Info@Kúpele.sk ' });
  expect(errors).toEqual([]);
  expect(customer?.email).toBe('Info@xn--kpele-7ua.sk');
  for (const typed of ['info@ku\u0301pele.SK', 'INFO@xn--KPELE-7ua.sk']) {
    const { viewer } = await (await signInAs(app, typed)).at(studio.slug).request(ViewerDocument);
    expect(viewer.customer?.id).toBe(customer?.id);
  }
  await expectRefused(studio, () => create({ name: 'Znovu', email: 'info@kúpele.sk' }), ['NAME_TAKEN', 'email']);
});

test('is for the desk', async () => {
  const input = { name: 'X', email: 'x@example.com' };
  for (const role of ['instructor', 'customer'] as const) {
    await expectFault(studio, () => studio.clients[role].request(CreateCustomerDocument, { input }), 'FORBIDDEN');
  }
});
