import { BookingPageDocument, SessionDocument, UpdateCourseDocument, UpdateOrganisationDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
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

  it('is answered alike however often it comes at once', async () => {
    const { studio } = ground;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => studio.clients.public.request(BookingPageDocument, { slug: studio.slug })),
    );
    expect(answers[0]?.organisation?.courses.length).toBeGreaterThan(0);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
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

  it('is not kept where it has errors or reads more than one organisation', async () => {
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

interface Page {
  data?: { organisation: { id: string; name: string; courses: { id: string; name: string }[] } | null } | null;
}
