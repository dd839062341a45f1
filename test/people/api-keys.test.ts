import {
  ApiKeysDocument,
  BookSessionDocument,
  type Client,
  CreateApiKeyDocument,
  type CreateApiKeyInput,
  CreateCustomerDocument,
  CustomersDocument,
  createClient,
  type FaultError,
  PassDocument,
  RegistrationDocument,
  RevokeApiKeyDocument,
  type Scope,
  SessionRosterDocument,
  ViewerDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { post } from '../server/ground.js';
import type { TestApp } from '../support/app.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, expectSeenBy } from '../support/rights.js';

const ground = useGround();
let app: TestApp;
let studio: BookingStudio;
let other: BookingStudio;
beforeAll(() => {
  ({ app, studio, other } = ground);
});

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
    (fault: FaultError) => fault.message,
  );

describe('apiKeys', () => {
  const apiKeys = async (client: Client = studio.clients.owner) => (await client.request(ApiKeysDocument)).apiKeys ?? [];

  it('gives the newest key first, also those that were revoked', async () => {
    const [first, second] = [await keyWith('SALES_READ'), await keyWith('PEOPLE_READ')];
    await studio.clients.owner.request(RevokeApiKeyDocument, { input: { apiKeyId: first.id } });
    expect((await apiKeys()).slice(0, 2)).toMatchObject([
      { id: second.id, scopes: ['PEOPLE_READ'], revokedAt: null },
      { id: first.id, scopes: ['SALES_READ'], revokedAt: expect.any(String) },
    ]);
  });

  it('gives no key of another studio', async () => {
    const own = new Set((await apiKeys()).map(({ id }) => id));
    expect((await apiKeys(other.clients.owner)).filter(({ id }) => own.has(id))).toEqual([]);
  });

  it('is for owners alone, and for no key', async () => {
    await expectSeenBy(ground, asking('{ apiKeys { id name } }'), { allowed: ['owner'] });
  });
});

describe('an API key', () => {
  it('is told which organisation it belongs to', async () => {
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

  it('does what its scopes allow and nothing else', async () => {
    const { registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.creditProductId, { registrationId });
    const sessionId = await studio.session();
    const reader = (await keyWith('BOOKINGS_READ')).client;
    expect(await faultOf(reader.request(BookSessionDocument, { input: { registrationId, sessionId } }))).toBe(
      'FORBIDDEN: This needs an API key with the scope BOOKINGS_WRITE.',
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
      'FORBIDDEN: This needs an API key with the scope PEOPLE_WRITE.',
    );
  });

  it('is held to its scopes on every way to a row', async () => {
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

  it('reads of a check-in only what its scopes allow', async () => {
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

  it('is refused with a guessed secret of the same organisation', async () => {
    const { secret } = await keyWith('SALES_READ');
    const guessed = secret.slice(0, -43) + 'A'.repeat(43);
    expect(await faultOf(createClient({ url: app.url, token: guessed }).request(ViewerDocument))).toContain('UNAUTHENTICATED');
  });
});
