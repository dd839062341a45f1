import { isNullableType } from 'graphql';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { addMember } from '../../src/services/people/index.js';
import { rowsOf } from '../payments/online-studio.js';
import { startTestApp, type TestApp, UNHURRIED } from '../support/app.js';
import { signedIn } from '../support/signed-in.js';
import { made, type Studio } from '../support/studio.js';
import { type Answer, post } from './ground.js';

let app: TestApp;
let studio: Studio;
let receptionist: { authorization: string };
let owner: { authorization: string };
beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
  const head = await made(addMember(studio.tenant, { name: 'Ota', email: 'ota@vlnka.example', role: 'OWNER' }));
  owner = { authorization: `Bearer ${await signedIn(app.signIn, studio.tenant, { memberId: head.id })}` };
  const { id } = await made(addMember(studio.tenant, { name: 'Rút', email: 'rut@vlnka.example', role: 'RECEPTIONIST' }));
  receptionist = { authorization: `Bearer ${await signedIn(app.signIn, studio.tenant, { memberId: id })}` };
});
afterAll(() => app.stop());

/** Another server on the same database, with little patience. */
async function startServer({ databaseUrl }: TestApp): Promise<{ url: string; close: () => Promise<void> }> {
  const settings = {
    ...UNHURRIED,
    PORT: '0',
    NODE_ENV: 'test',
    LOG_LEVEL: 'fatal',
    DEMO_STUDIO: 'off',
    REQUEST_TIMEOUT_MS: '1000',
  };
  const other = await createApp(readConfig(settings), { databaseUrl });
  return { url: (await other.listen()).url, close: other.close };
}

const CUSTOMER = (name: string) =>
  `createCustomer(input: { name: "${name}" email: "${name}@stand.example" }) { customer { name } }`;
const PLACE = (name: string) => `createLocation(input: { name: "${name}" }) { location { id } }`;
const faultsOf = ({ body }: Answer) => body.errors?.map(({ path, extensions }) => [path, extensions.code]);
const customersNamed = async (name: string) => (await rowsOf(studio, 'select id from customers where name = ?', [name])).length;
const placesNamed = async (name: string) => (await rowsOf(studio, 'select id from locations where name = ?', [name])).length;

describe('a mutation beside another one in the same document', () => {
  it('is told when the one after it is forbidden, interpreted and compiled', async () => {
    const document = `mutation ($name: String!, $email: String!) {
      a: createCustomer(input: { name: $name, email: $email }) { customer { name } } b: ${PLACE('Nowhere')} }`;
    for (const name of ['prva', 'druha', 'tretia', 'stvrta']) {
      const variables = { name, email: `${name}@stand.example` };
      const answer = await post(app.url, document, receptionist, variables);
      expect(answer.body.data).toEqual({ a: { customer: { name } }, b: null });
      expect(faultsOf(answer)).toEqual([[['b'], 'FORBIDDEN']]);
      expect(await customersNamed(name)).toBe(1);
    }
    expect(await placesNamed('Nowhere')).toBe(0);
  });

  it('runs when the one before it is forbidden', async () => {
    const answer = await post(app.url, `mutation { b: ${PLACE('Nowhere')} a: ${CUSTOMER('piata')} }`, receptionist);
    expect(answer.body.data).toEqual({ b: null, a: { customer: { name: 'piata' } } });
    expect(faultsOf(answer)).toEqual([[['b'], 'FORBIDDEN']]);
    expect(await customersNamed('piata')).toBe(1);
  });

  it('is told when an anonymous caller may not run the others', async () => {
    const code = 'requestSignInCode(input: { email: "anon@stand.example" }) { errors { __typename } }';
    const answer = await post(app.url, `mutation { a: ${CUSTOMER('nikto')} code: ${code} b: ${PLACE('Nowhere')} }`, {
      'x-organisation': studio.slug,
    });
    expect(answer.body.data).toEqual({ a: null, code: { errors: [] }, b: null });
    expect(faultsOf(answer)).toEqual([
      [['a'], 'UNAUTHENTICATED'],
      [['b'], 'UNAUTHENTICATED'],
    ]);
    expect(await customersNamed('nikto')).toBe(0);
  });

  it('says by a fault of its own that it did nothing, and never by null alone', async () => {
    const answer = await post(app.url, `mutation { a: ${PLACE('Nowhere')} b: ${PLACE('Nowhere')} }`, receptionist);
    expect(answer.body.data).toEqual({ a: null, b: null });
    expect(faultsOf(answer)).toEqual([
      [['a'], 'FORBIDDEN'],
      [['b'], 'FORBIDDEN'],
    ]);
  });
});

describe('a mutation that takes longer than its request', () => {
  it('fails alone: those before it are told, and those after it do not begin', async () => {
    const patient = await startServer(app);
    const holder = new Client({ connectionString: app.databaseUrl });
    await holder.connect();
    try {
      await holder.query(`begin; select set_config('app.organisation', '${studio.tenant.organisationId}', true)`);
      await holder.query('select id from sessions for update');
      const [sessionId] = studio.fiveEuroSessionIds;
      const change = `updateSession(input: { sessionId: "${sessionId}" capacity: 7 }) { errors { __typename } }`;
      const answer = await post(patient.url, `mutation { a: ${PLACE('Before')} held: ${change} b: ${PLACE('After')} }`, owner);
      expect(answer.body.data).toEqual({ a: { location: { id: expect.any(String) } }, held: null, b: null });
      expect(faultsOf(answer)).toEqual([
        [['held'], 'OVERLOADED'],
        [['b'], 'OVERLOADED'],
      ]);
      expect(answer.status).toBe(503);
      expect([await placesNamed('Before'), await placesNamed('After')]).toEqual([1, 0]);
    } finally {
      await holder.end();
      await patient.close();
    }
  });
});

it('no root field of a mutation can empty the answer of another', () => {
  const fields = Object.values(buildServedSchema().getMutationType()?.getFields() ?? {});
  expect(fields.length).toBeGreaterThan(50);
  expect(fields.filter(({ type }) => !isNullableType(type)).map(({ name }) => name)).toEqual([]);
});
