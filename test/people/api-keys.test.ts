import {
  ApiKeysDocument,
  BookSessionDocument,
  CreateApiKeyDocument,
  type CreateApiKeyInput,
  CreateCustomerDocument,
  CustomersDocument,
  createClient,
  PassDocument,
  RegistrationDocument,
  RevokeApiKeyDocument,
  type Scope,
  SessionRosterDocument,
  ViewerDocument,
} from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { post } from '../server/ground.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

/** What is remembered of a caller is at most 2 s old; the rest is for the asking. */
const ENDED_WITHIN_MS = 3_000;
const NO_SUCH_KEY = `key_${'A'.repeat(43)}`;

let app: TestApp;
let studio: BookingStudio;
let other: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
  other = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

const create = async (input: CreateApiKeyInput) =>
  (await studio.clients.owner.request(CreateApiKeyDocument, { input })).createApiKey;

async function keyWith(...scopes: Scope[]) {
  const { apiKey, secret, errors } = await create({ name: 'Web', scopes });
  expect(errors).toEqual([]);
  return { id: apiKey?.id ?? '', secret: secret ?? '', client: createClient({ url: app.url, token: secret ?? '' }) };
}

const faultOf = (run: Promise<unknown>) =>
  run.then(
    () => 'answered',
    (error: { response?: { errors?: { message: string; extensions: { code: string } }[] } }) =>
      error.response?.errors?.map(({ message, extensions }) => `${extensions.code} ${message}`).join('; '),
  );

describe('createApiKey', () => {
  it('shows the key once and stores a hash of it', async () => {
    const { apiKey, secret } = await create({ name: 'Účtovníctvo', scopes: ['SALES_READ', 'SALES_READ', 'PEOPLE_READ'] });
    expect(apiKey).toMatchObject({
      name: 'Účtovníctvo',
      scopes: ['PEOPLE_READ', 'SALES_READ'],
      lastUsedAt: null,
      expiresAt: null,
    });
    expect(secret).toMatch(/^pmk_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{43}$/);
    const { apiKeys } = await studio.clients.owner.request(ApiKeysDocument);
    expect(JSON.stringify(apiKeys)).not.toContain(secret);
    expect(apiKeys?.[0]?.id).toBe(apiKey?.id);
    const secretPart = Buffer.from(secret?.slice(-43) ?? '', 'base64url').toString('hex');
    for (const kept of [secret ?? '', secretPart]) expect(await storedTexts(studio)).not.toContain(kept);
  });

  it('refuses a key without scope, a name without text, an end in the past or too far', async () => {
    await expectRefused(studio, () => create({ name: 'X', scopes: [] }), ['INVALID_INPUT', 'scopes']);
    await expectRefused(studio, () => create({ name: ' ', scopes: ['SALES_READ'] }), ['INVALID_INPUT', 'name']);
    const ends = (expiresAt: string) => () => create({ name: 'X', scopes: ['SALES_READ'], expiresAt });
    await expectRefused(studio, ends('2020-01-01T00:00:00Z'), ['INVALID_INPUT', 'expiresAt']);
    await expectRefused(studio, ends('2090-01-01T00:00:00Z'), ['INVALID_INPUT', 'expiresAt']);
  });

  it('is for owners alone, and for no key', async () => {
    const input = { name: 'X', scopes: ['PEOPLE_READ'] } satisfies CreateApiKeyInput;
    const { client } = await keyWith('PEOPLE_WRITE', 'BOOKINGS_WRITE', 'SALES_WRITE', 'CATALOGUE_WRITE');
    for (const viewer of [studio.clients.manager, studio.clients.receptionist, studio.clients.customer, client]) {
      await expectFault(studio, () => viewer.request(CreateApiKeyDocument, { input }), 'FORBIDDEN');
      expect((await viewer.request(ApiKeysDocument)).apiKeys).toBeNull();
    }
  });
});

describe('an API key', () => {
  it('is told who it is', async () => {
    const { client } = await keyWith('SALES_READ');
    const { viewer } = await client.request(ViewerDocument);
    expect(viewer).toMatchObject({
      kind: 'API_KEY',
      role: null,
      organisation: { slug: studio.slug },
      customer: null,
      member: null,
    });
  });

  it('does what its scopes allow, and nothing else', async () => {
    const { registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    const sessionId = await studio.session();
    const reader = (await keyWith('BOOKINGS_READ')).client;
    expect(await faultOf(reader.request(BookSessionDocument, { input: { registrationId, sessionId } }))).toBe(
      'FORBIDDEN This needs an API key with the scope BOOKINGS_WRITE.',
    );
    expect((await reader.request(PassDocument, { id: passId })).pass).toBeNull();
    expect((await reader.request(CustomersDocument, {})).customers).toBeNull();
    const writer = (await keyWith('BOOKINGS_WRITE', 'SALES_READ', 'PEOPLE_READ')).client;
    const { bookSession } = await writer.request(BookSessionDocument, { input: { registrationId, sessionId } });
    expect(bookSession).toMatchObject({ errors: [], booking: { status: 'BOOKED' } });
    expect((await writer.request(RegistrationDocument, { id: registrationId })).registration?.id).toBe(registrationId);
    const { session } = await writer.request(SessionRosterDocument, { id: sessionId });
    expect(session?.bookings?.edges).toHaveLength(1);
    const input = { name: 'Nová', email: 'nova@example.com' };
    expect(await faultOf(writer.request(CreateCustomerDocument, { input }))).toBe(
      'FORBIDDEN This needs an API key with the scope PEOPLE_WRITE.',
    );
  });

  it('meets its scopes on every way to a row', async () => {
    const { registrationId } = await studio.newcomer();
    const { secret } = await keyWith('BOOKINGS_READ');
    const headers = { authorization: `Bearer ${secret}` };
    const ways = [
      `{ registration(id: "${registrationId}") { customer { email } } }`,
      `{ node(id: "${registrationId}") { ... on Registration { attendee { name } } } }`,
      `{ nodes(ids: ["${studio.customerId}"]) { ... on Customer { email } } }`,
      `{ registration(id: "${registrationId}") { passes { id } } }`,
    ];
    for (const query of ways) {
      const { body } = await post(app.url, query, headers);
      expect(JSON.stringify(body.data ?? {}), query).not.toMatch(/@|Nina|pas_/);
      if (body.errors) expect(body.errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('is told of a check-in only what its scopes allow', async () => {
    const { registrationId } = await studio.newcomer();
    const checkIn = async (scope: Scope, fields: string) => {
      const { id } = await studio.book(registrationId, await studio.session());
      const { secret } = await keyWith('BOOKINGS_WRITE', scope);
      const query = `mutation { checkIn(input: { bookingId: "${id}" }) { checkIn { ${fields} } } }`;
      const { body } = await post(app.url, query, { authorization: `Bearer ${secret}` });
      return [body.data?.checkIn, body.errors?.map(({ message }) => message)];
    };
    expect(await checkIn('SALES_READ', 'attendeeName')).toEqual([
      { checkIn: null },
      ['`CheckInEvent.attendeeName` needs an API key with the scope PEOPLE_READ.'],
    ]);
    expect(await checkIn('PEOPLE_READ', 'attendeeName')).toEqual([{ checkIn: { attendeeName: 'Nina' } }, undefined]);
    expect(await checkIn('PEOPLE_READ', 'passes { version }')).toEqual([
      { checkIn: null },
      ['`CheckInEvent.passes` needs an API key with the scope SALES_READ.'],
    ]);
  });

  it('reaches no other organisation, by header or by id', async () => {
    const { secret, client } = await keyWith('PEOPLE_READ', 'BOOKINGS_READ', 'SALES_READ');
    const { registrationId } = await other.newcomer();
    expect((await client.request(RegistrationDocument, { id: registrationId })).registration).toBeNull();
    const headers = { authorization: `Bearer ${secret}`, 'x-organisation': other.slug };
    const { status, body } = await post(app.url, '{ viewer { kind } }', headers);
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('remembers when it was last used', async () => {
    const { id, client } = await keyWith('SALES_READ');
    const lastUsed = async () =>
      (await studio.clients.owner.request(ApiKeysDocument)).apiKeys?.find((key) => key.id === id)?.lastUsedAt;
    expect(await lastUsed()).toBeNull();
    await client.request(ViewerDocument);
    expect(Date.now() - Date.parse((await lastUsed()) ?? '')).toBeLessThan(60_000);
  });

  it('is nobody with another secret of the same organisation', async () => {
    const { secret } = await keyWith('SALES_READ');
    const guessed = secret.slice(0, -43) + 'A'.repeat(43);
    expect(await faultOf(createClient({ url: app.url, token: guessed }).request(ViewerDocument))).toContain('UNAUTHENTICATED');
  });
});

describe('revokeApiKey', () => {
  const revoke = async (apiKeyId: string) =>
    (await studio.clients.owner.request(RevokeApiKeyDocument, { input: { apiKeyId } })).revokeApiKey;

  it('ends the key within 2 s, for good', async () => {
    const { id, client } = await keyWith('SALES_READ');
    await client.request(ViewerDocument);
    const { apiKey, errors } = await revoke(id);
    expect([apiKey?.revokedAt, errors]).toEqual([expect.any(String), []]);
    const told = () => faultOf(client.request(ViewerDocument));
    await expect.poll(told, { timeout: ENDED_WITHIN_MS, interval: 100 }).toContain('UNAUTHENTICATED');
    expect((await revoke(id)).apiKey?.revokedAt).toBe(apiKey?.revokedAt);
  });

  it('finds no key by ids that are malformed, unknown, or of another studio', async () => {
    const input = { name: 'X', scopes: ['PEOPLE_READ'] } satisfies CreateApiKeyInput;
    const { createApiKey } = await other.clients.owner.request(CreateApiKeyDocument, { input });
    for (const id of ['', 'key_1', NO_SUCH_KEY, studio.customerId, createApiKey.apiKey?.id ?? '']) {
      await expectRefused(studio, () => revoke(id), ['NOT_FOUND', 'apiKeyId']);
    }
    const { apiKeys } = await other.clients.owner.request(ApiKeysDocument);
    expect(apiKeys?.map(({ revokedAt }) => revokedAt)).toEqual([null]);
  });
});

/** All that is stored of the keys of a studio, as text. */
async function storedTexts({ tenant }: BookingStudio): Promise<string> {
  const rows = await bindTenant(tenant).transactional((em) => em.execute('select to_jsonb(k)::text as text from api_keys k'));
  return JSON.stringify(rows);
}
