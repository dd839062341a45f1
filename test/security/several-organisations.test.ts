import { createClient as createSocket } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CloseCode } from '../../src/server/ws/ws.js';
import { linkPerson } from '../../src/services/callers/known-person.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { createCustomer } from '../../src/services/people/index.js';
import { post } from '../server/ground.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { made, type Studio } from '../support/studio.js';

let app: TestApp;
let swimming: Studio;
let dancing: Studio;
let third: Studio;
/** Of one person: an owner at one studio, a customer at another, nobody at the third. */
let token: string;
let personId: string;

beforeAll(async () => {
  app = await startTestApp();
  [swimming, dancing, third] = [await app.studio(), await app.studio(), await app.studio()];
  const opened = await app.signIn.openSession('both@example.com');
  token = opened.token;
  personId = opened.person.id;
  const em = bindTenant(swimming.tenant);
  const memberId = crypto.randomUUID();
  await em.transactional((bound) =>
    bound.execute(
      `insert into members (organisation_id, id, name, email, role) values (?, ?, 'Eva Obojaká', 'both@example.com', 'OWNER')`,
      [swimming.tenant.organisationId, memberId],
    ),
  );
  await linkPerson(swimming.tenant, { memberId }, personId);
  await made(createCustomer(dancing.tenant, { name: 'Eva Obojaká', email: 'Both@Example.com' }));
});
afterAll(() => app.stop());

const VIEWER = '{ viewer { kind role organisation { slug } } }';
const ask = (query: string, headers: Record<string, string> = {}) =>
  post(app.url, query, { authorization: `Bearer ${token}`, ...headers });

describe('a person with accounts in several organisations', () => {
  it('acts in the organisation that the header names', async () => {
    const at = async ({ slug }: Studio) => (await ask(VIEWER, { 'x-organisation': slug })).body.data?.viewer;
    expect(await at(swimming)).toEqual({ kind: 'MEMBER', role: 'OWNER', organisation: { slug: swimming.slug } });
    expect(await at(dancing)).toEqual({ kind: 'CUSTOMER', role: 'CUSTOMER', organisation: { slug: dancing.slug } });
    expect(await at(third)).toEqual({ kind: 'PERSON', role: null, organisation: null });
    // They have claimed their account by now: two places of their own, and nothing says which is meant.
    await expect
      .poll(async () => (await ask(VIEWER)).body.data?.viewer, { timeout: 5_000 })
      .toEqual({ kind: 'PERSON', role: null, organisation: null });
  });

  it('acts in the organisation that the first id or slug names', async () => {
    const customers = await ask(`{ node(id: "${swimming.mondayGroupId}") { id } customers { edges { node { name } } } }`);
    expect(customers.body.data?.customers).toMatchObject({ edges: expect.any(Array) });
    const asCustomer = await ask(
      `{ session(id: "${dancing.fiveEuroSessionIds[0]}") { bookings { edges { cursor } } } customers { edges { cursor } } }`,
    );
    expect(asCustomer.body.data).toEqual({ session: { bookings: null }, customers: null });
    const bySlug = await ask(`{ organisation(slug: "${swimming.slug}") { plan } }`);
    expect(bySlug.body.data).toEqual({ organisation: { plan: 'FREE' } });
    const bySlugOfDefault = await ask(`query ($slug: String! = "${swimming.slug}") { organisation(slug: $slug) { plan } }`);
    expect(bySlugOfDefault.body.data).toEqual({ organisation: { plan: 'FREE' } });
    const asStranger = await ask(`{ organisation(slug: "${third.slug}") { name plan } }`);
    expect(asStranger.body.data).toEqual({ organisation: { name: 'Vlnka', plan: null } });
  });

  it('reaches one organisation in an operation, although it names others', async () => {
    const { body } = await ask(
      `{ one: node(id: "${swimming.customerId}") { id } two: node(id: "${dancing.customerId}") { id } three: session(id:
         "${dancing.fiveEuroSessionIds[0]}") { id } }`,
    );
    expect(body.data).toEqual({ one: { id: swimming.customerId }, two: null, three: null });
  });

  it('takes over the account that the desk opened under their e-mail address, and no other', async () => {
    const rows = await bindTenant(dancing.tenant).transactional((em) =>
      em.execute<{ email: string }[]>('select email from customers where person_id = ?', [personId]),
    );
    expect(rows).toEqual([{ email: 'Both@Example.com' }]);
    const email = 'vedena@example.com';
    const { id: customerId } = await made(createCustomer(dancing.tenant, { name: 'Vedená', email }));
    const kindOf = async (address: string) => {
      const session = await app.signIn.openSession(address);
      const asking = { authorization: `Bearer ${session.token}`, 'x-organisation': dancing.slug };
      return (await post(app.url, VIEWER, asking)).body.data?.viewer;
    };
    for (const address of [`x${email}`, `${email}.sk`, 'vedena+1@example.com', 'vedena@example.org', 'vedena@example.co']) {
      expect([address, await kindOf(address)]).toMatchObject([address, { kind: 'PERSON' }]);
    }
    const claimed = await bindTenant(dancing.tenant).transactional((em) =>
      em.execute('select person_id from customers where id = ?', [customerId]),
    );
    expect(claimed).toEqual([{ person_id: null }]);
    expect(await kindOf(email.toUpperCase())).toMatchObject({ kind: 'CUSTOMER' });
  });

  it('loses the live streams of an organisation that they leave', async () => {
    const client = createSocket({
      url: app.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    const closed = new Promise((resolve) => client.on('closed', (event) => resolve((event as { code: number }).code)));
    const query = 'subscription ($id: ID!) { sessionCapacity(sessionId: $id) { seatsTaken } }';
    const events = client.iterate({ query, variables: { id: swimming.fiveEuroSessionIds[0] } });
    await events.next();
    const after = events.next().catch((error: unknown) => error);
    await bindTenant(swimming.tenant).transactional((em) =>
      em.execute('update members set removed_at = now(), person_id = null where person_id = ?', [personId]),
    );
    expect(await closed).toBe(CloseCode.RIGHTS_LOST);
    await after;
  });
});
