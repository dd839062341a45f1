import { randomUUID } from 'node:crypto';
import {
  type Client,
  CreateLocationDocument,
  MyOrganisationsDocument,
  OpenOrganisationDocument,
  type OpenOrganisationInput,
  StaffMembersDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORGANISATIONS_PER_PERSON_MAX } from '../../src/services/people/index.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { signInAs } from '../support/people.js';
import type { Studio } from '../support/studio.js';
import { expectFault } from '../support/unchanged.js';

let app: TestApp;
let studio: Studio;
let founder: Client;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
  founder = (await signInAs(app, 'zakladatelka@example.com')).at();
});
afterAll(() => app.stop());

const GIVEN = {
  name: 'Nové štúdio',
  ownerName: 'Eva Nová',
  currency: 'EUR',
  timeZone: 'Europe/Bratislava',
  locale: 'sk',
} as const;
const newSlug = () => `studio-${randomUUID()}`;
const open = async (input: Partial<OpenOrganisationInput> = {}, client = founder) =>
  (await client.request(OpenOrganisationDocument, { input: { ...GIVEN, slug: newSlug(), ...input } })).openOrganisation;
const organisationCount = async () => {
  const rows = await app.orm.em.getConnection().execute<{ count: string }[]>('select count(*) from organisation_directory');
  return Number(rows[0]?.count);
};

test('makes the person its owner, who can work there at once', async () => {
  const slug = newSlug();
  const { organisation, errors } = await open({ slug });
  expect(errors).toEqual([]);
  expect(organisation).toMatchObject({ slug, name: 'Nové štúdio', role: 'OWNER', locale: 'sk' });
  const owner = (await signInAs(app, 'zakladatelka@example.com')).at(slug);
  const { members } = await owner.request(StaffMembersDocument);
  expect(members).toMatchObject([{ name: 'Eva Nová', email: 'zakladatelka@example.com', role: 'OWNER', signsIn: true }]);
  const input = { name: 'Sála', city: 'Trnava' };
  expect((await owner.request(CreateLocationDocument, { input })).createLocation.errors).toEqual([]);
  const { viewer } = await owner.request(MyOrganisationsDocument);
  expect(viewer.organisations).toMatchObject([{ slug, role: 'OWNER' }]);
  expect(await verifyDatabase(app.databaseUrl)).toEqual([]);
});

test.each([
  ['slug', 'NAME_TAKEN', () => ({ slug: studio.slug })],
  ['slug', 'NAME_TAKEN', () => ({ slug: 'admin' })],
  ['slug', 'INVALID_INPUT', () => ({ slug: 'ab' })],
  ['slug', 'INVALID_INPUT', () => ({ slug: '-abc' })],
  ['slug', 'INVALID_INPUT', () => ({ slug: 'Veľké' })],
  ['slug', 'INVALID_INPUT', () => ({ slug: 'a'.repeat(64) })],
  ['name', 'INVALID_INPUT', () => ({ name: '' })],
  ['ownerName', 'INVALID_INPUT', () => ({ ownerName: 'x'.repeat(201) })],
  ['currency', 'INVALID_INPUT', () => ({ currency: 'eur' })],
  ['currency', 'INVALID_INPUT', () => ({ currency: 'ZZZ' })],
  ['timeZone', 'INVALID_INPUT', () => ({ timeZone: 'Europe/Pezinok' })],
  ['timeZone', 'INVALID_INPUT', () => ({ timeZone: '+02:00' })],
  ['timeZone', 'INVALID_INPUT', () => ({ timeZone: "Europe/Prague'; --" })],
] as const)('refuses a bad %s: %s (%#)', async (field, code, input) => {
  const before = await organisationCount();
  const { organisation, errors } = await open(input());
  expect(organisation).toBeNull();
  expect(errors.map((error) => [error.code, error.path])).toEqual([[code, ['input', field]]]);
  expect(await organisationCount()).toBe(before);
});

test('opens one of two that come at once with one slug', async () => {
  const slug = newSlug();
  const answers = await Promise.all([open({ slug }), open({ slug })]);
  expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['NAME_TAKEN']);
});

test('opens a bounded number for one person, also when they come at once', async () => {
  const many = (await signInAs(app, 'mnoho@example.com')).at();
  const answers = await Promise.all(Array.from({ length: ORGANISATIONS_PER_PERSON_MAX + 4 }, () => open({}, many)));
  expect(answers.filter(({ organisation }) => organisation !== null)).toHaveLength(ORGANISATIONS_PER_PERSON_MAX);
  const codes = answers.flatMap(({ errors }) => errors.map(({ code }) => code));
  expect(codes).toEqual(Array(4).fill('TOO_MANY_ORGANISATIONS'));
});

test('is for people who signed in, wherever they are somebody', async () => {
  expect((await open({}, studio.clients.receptionist)).errors).toEqual([]);
  await expectFault(studio, () => open({}, studio.clients.public), 'UNAUTHENTICATED');
});
