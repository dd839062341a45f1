import { SessionDocument, UpdateCourseDocument, UpdateOrganisationDocument } from '@permanentka/client';
import type { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { statementsOf } from '../query-counts/count.js';
import { superuserOf } from '../security/catalogue.js';
import { useGround } from '../support/ground.js';
import { signedIn } from '../support/signed-in.js';

const ground = useGround();

const PAGE = 'query Page($slug: String!) { organisation(slug: $slug) { id name courses { id name groups { id } } } }';
const SAFE = { 'apollo-require-preflight': '1' };

const get = (query: string, variables: object, headers: Record<string, string> = SAFE) =>
  fetch(`${ground.app.url}?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`, { headers });

const asked = async (slug: string) =>
  ((await (await post({ query: PAGE, variables: { slug } })).json()) as Page).data?.organisation;

const post = (body: object, headers: Record<string, string> = {}) =>
  fetch(ground.app.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('a query of the anonymous public', () => {
  it('shows every booking that was acknowledged before it', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ capacity: 30 });
    for (let taken = 1; taken <= 20; taken += 1) {
      const { registrationId } = await studio.newcomer();
      await studio.book(registrationId, sessionId);
      const answers = await Promise.all([1, 2, 3].map(() => studio.clients.public.request(SessionDocument, { id: sessionId })));
      for (const { session } of answers) expect(session?.seatsTaken).toBe(taken);
    }
  });

  it('shows every change of the catalogue that was made before it', async () => {
    const { studio } = ground;
    for (const name of ['Joga pre začiatočníkov', 'Joga', 'Joga II']) {
      const { updateCourse } = await studio.clients.owner.request(UpdateCourseDocument, {
        input: { courseId: studio.openCourseId, name },
      });
      expect(updateCourse.errors).toEqual([]);
      const courses = (await asked(studio.slug))?.courses;
      expect(courses?.find(({ id }) => id === studio.openCourseId)?.name).toBe(name);
    }
  });

  it('an anonymous query is executed once however often it comes at once, and not at all while its answer holds', async () => {
    const { studio } = ground;
    const query = `{ organisation(slug: "${studio.slug}") { id name courses { id groups { id } } } }`;
    const fresh = await statementsOf(() => post({ query }, { 'cache-control': 'no-cache' }));
    expect(fresh.length).toBeGreaterThan(1);
    const bodies: string[] = [];
    const askOften = () =>
      Promise.all(Array.from({ length: 50 }, async () => void bodies.push(await (await post({ query })).text())));
    const executed = await statementsOf(askOften);
    expect(executed.length).toBeLessThanOrEqual(2 * fresh.length);
    expect(await statementsOf(askOften)).toEqual([]);
    expect(bodies).toHaveLength(100);
    expect(new Set(bodies).size).toBe(1);
  });

  it('an anonymous query is executed a few times when a booking lands while fifty readers wait', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ capacity: 30 });
    const query = `{ session(id: "${sessionId}") { id seatsTaken group { course { name } } } }`;
    const once = (await statementsOf(() => post({ query }, { 'cache-control': 'no-cache' }))).length;
    const { registrationId } = await studio.newcomer();
    await studio.session();
    const executed = await statementsOf(async () => {
      const reading = Array.from({ length: 50 }, () => post({ query }));
      await Promise.all([...reading, studio.book(registrationId, sessionId)]);
    });
    // The answer to the booking reads, too.
    expect(executed.length).toBeLessThan(10 * once);
    const answer = (await (await post({ query })).json()) as { data: { session: { seatsTaken: number } } };
    expect(answer.data.session.seatsTaken).toBe(1);
  });

  it.each(['marketplace(first: 1) { edges { node { name } } }', 'organisation(slug: "SLUG") { id courses { name } }'])(
    'is answered to the next reader when the first one has left: %s',
    async (field) => {
      const query = `{ left: ${field.replace('SLUG', ground.studio.slug)} }`;
      const locker = await superuserOf(ground.app.databaseUrl);
      await locker.query('begin; lock table courses, marketplace_listings in access exclusive mode');
      const leaving = new AbortController();
      const first = fetch(ground.app.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
        signal: leaving.signal,
      });
      await expect.poll(async () => (await waitingFor(locker)) > 0).toBe(true);
      leaving.abort();
      await expect(first).rejects.toThrow();
      const next = [1, 2, 3].map(() => post({ query }));
      await locker.query('commit');
      await locker.end();
      for (const answer of await Promise.all(next)) expect(answer.status).toBe(200);
    },
  );

  it('gets an answer in its own language, in the form that it accepts, with the cost that it asks for', async () => {
    const query = `{ viewer { locale } organisation(slug: "${ground.studio.slug}") { id } }`;
    for (const locale of ['en', 'sk', 'cs', 'en', 'sk']) {
      const answer = await post({ query }, { 'accept-language': locale });
      expect(((await answer.json()) as { data: { viewer: { locale: string } } }).data.viewer.locale).toBe(locale);
    }
    for (const accept of ['application/json', 'application/graphql-response+json', 'application/json']) {
      expect((await post({ query }, { accept })).headers.get('content-type')).toContain(accept);
    }
  });

  it('gets the answer of its own variables', async () => {
    const { studio, other } = ground;
    for (const { slug, organisationId } of [studio, other, studio]) expect((await asked(slug))?.id).toBe(organisationId);
  });

  it('never gets the answer of somebody else, nor they its own', async () => {
    const { studio } = ground;
    const query = 'query ($slug: String!) { organisation(slug: $slug) { id } viewer { kind } }';
    const ask = async (authorization?: string): Promise<unknown> =>
      (await post({ query, variables: { slug: studio.slug } }, authorization === undefined ? {} : { authorization })).json();
    const memberId = studio.keyOf('Member', studio.instructorId);
    const token = `Bearer ${await signedIn(ground.app.signIn, studio.tenant, { memberId })}`;
    const [anonymous, instructor] = [await ask(), await ask(token)];
    expect(instructor).not.toEqual(anonymous);
    for (let round = 0; round < 3; round += 1) {
      expect(await ask()).toEqual(anonymous);
      expect(await ask(token)).toEqual(instructor);
    }
  });

  it('an anonymous query is not kept where it has errors or reads more than one organisation', async () => {
    const { studio } = ground;
    const query = `query ($slug: String!) { organisation(slug: $slug) { id } marketplace(first: 1) { edges { node { name } } } }`;
    const first = await get(query, { slug: studio.slug });
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(first.headers.get('etag')).toBeNull();
    const wrong = await get('{ customers(first: 1) { edges { node { id } } } }', {});
    expect(wrong.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a GET with an entity tag', () => {
  it('says that the copy still holds, until something changes', async () => {
    const { studio } = ground;
    const variables = { slug: studio.slug };
    const first = await get(PAGE, variables);
    const etag = first.headers.get('etag') ?? '';
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect(first.headers.get('vary')).toContain('authorization');
    const again = await get(PAGE, variables, { ...SAFE, 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('content-length')).toBeNull();
    expect(again.headers.get('etag')).toBe(etag);
    const { updateOrganisation } = await studio.clients.owner.request(UpdateOrganisationDocument, {
      input: { name: 'Nové meno' },
    });
    expect(updateOrganisation.errors).toEqual([]);
    const changed = await get(PAGE, variables, { ...SAFE, 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect(((await changed.json()) as Page).data?.organisation?.name).toBe('Nové meno');
  });
});

/** The connections that wait for a lock. */
async function waitingFor(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
  );
  return Number(rows[0]?.count);
}

interface Page {
  data?: { organisation: { id: string; name: string; courses: { id: string; name: string }[] } | null } | null;
}
