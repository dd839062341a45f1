import {
  BillingDocument,
  BookingPageDocument,
  type Client,
  MembersDocument,
  PassProductsDocument,
  SetRetentionDocument,
  TypedDocumentString,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { expectSeenBy } from '../support/rights.js';
import { there } from '../support/there.js';
import { EVERYBODY, STAFF, type ViewerName } from '../support/viewers.js';

const ground = useGround();

const page = async (client: Client, slug = ground.studio.slug) =>
  there((await client.request(BookingPageDocument, { slug })).organisation);

describe('organisation', () => {
  it('gives an anonymous visitor the booking page: courses, groups, sessions and passes on sale', async () => {
    const { studio } = ground;
    const given = await page(studio.clients.public);
    expect(given).toMatchObject({ id: studio.organisationId, slug: studio.slug, name: 'Vlnka', currency: 'EUR' });
    expect(given.timeZone).toBe('Europe/Bratislava');
    const courseIds = [studio.openCourseId, studio.continuousCourseId, studio.oneOffCourseId];
    expect(given.courses.map(({ id }) => id).toSorted()).toEqual(courseIds.toSorted());
    const groups = given.courses.flatMap((course) => course.groups);
    expect(groups.find(({ id }) => id === studio.mondayGroupId)?.upcomingSessions.edges).toHaveLength(5);
    const prices = given.passesOnSale.map(({ price }) => price.amountMinor);
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    expect(prices).toHaveLength(3);
  });

  it('leaves out sessions that have begun', async () => {
    const { studio } = ground;
    const sessionId = await studio.session({ groupId: studio.apartGroupId, days: 1 });
    const shown = async () =>
      (await page(studio.clients.public)).courses.flatMap(({ groups }) =>
        groups.flatMap(({ upcomingSessions }) => upcomingSessions.edges.map(({ node }) => node.id)),
      );
    expect(await shown()).toContain(sessionId);
    await studio.beginIn(sessionId, -0.1);
    // No commit tells that a session has begun: an answer to the public may be a second old.
    await expect.poll(shown, { timeout: 5_000 }).not.toContain(sessionId);
  });

  it('is answered to everybody', async () => {
    await expectSeenBy(ground, (client) => page(client), { allowed: EVERYBODY });
  });

  it('is null for a slug that nobody has, and for one that no slug can be', async () => {
    for (const slug of ['nobody-has-this', '', 'Ž', "x'; --", 'a'.repeat(1_000)]) {
      const asked = await ground.studio.clients.public.request(BookingPageDocument, { slug });
      expect(asked, slug).toEqual({ organisation: null });
    }
  });

  it('leaves the rest of the answer as it is when the slug is unknown', async () => {
    const { studio } = ground;
    const query = `{ gone: organisation(slug: "nobody-has-this") { name } organisation(slug: "${studio.slug}") { name }
      viewer { kind } marketplace(first: 0) { edges { cursor } } }`;
    const document = new TypedDocumentString<Record<string, unknown>, Record<string, never>>(query);
    expect(await studio.clients.public.request(document)).toEqual({
      gone: null,
      organisation: { name: 'Vlnka' },
      viewer: { kind: 'PUBLIC' },
      marketplace: { edges: [] },
    });
  });

  it('is null for the slug of another organisation than the one that the header or the key names', async () => {
    const { other, viewers } = ground;
    for (const name of ['person', 'ownerElsewhere', 'key PEOPLE_READ'] as const) {
      expect((await viewers[name].request(BookingPageDocument, { slug: other.slug })).organisation, name).toBeNull();
    }
    expect((await page(ground.studio.clients.public, other.slug)).slug).toBe(other.slug);
  });
});

describe('organisation: what only some see of it', () => {
  const seers = async (ask: (client: Client) => Promise<unknown>) => {
    const seen: ViewerName[] = [];
    for (const name of EVERYBODY) if ((await ask(ground.viewers[name])) != null) seen.push(name);
    return seen;
  };

  it('shows the staff to owners and managers', async () => {
    const { slug } = ground.studio;
    const ask = async (client: Client) => (await client.request(MembersDocument, { slug })).organisation?.members;
    expect(await seers(ask)).toEqual(['owner', 'manager']);
  });

  it('shows hidden and archived products to the staff and to keys that may read sales', async () => {
    const { slug } = ground.studio;
    const ask = async (client: Client) => (await client.request(PassProductsDocument, { slug })).organisation?.passProducts;
    expect(await seers(ask)).toEqual([...STAFF, 'key SALES_READ', 'key SALES_WRITE']);
  });

  it('shows the plan to the staff', async () => {
    const { slug } = ground.studio;
    const ask = async (client: Client) => (await client.request(BillingDocument, { slug })).organisation?.plan;
    expect(await seers(ask)).toEqual(STAFF);
  });

  it('shows for how long personal data is kept to the staff', async () => {
    const { slug, clients } = ground.studio;
    const months = { customerRetentionMonths: 24, auditRetentionMonths: 36 };
    await clients.owner.request(SetRetentionDocument, { input: months });
    const query = new TypedDocumentString<{ organisation: typeof months }, Record<string, never>>(
      `{ organisation(slug: "${slug}") { customerRetentionMonths auditRetentionMonths } }`,
    );
    const ask = async (client: Client) => (await client.request(query)).organisation.customerRetentionMonths;
    expect(await seers(ask)).toEqual(STAFF);
    expect((await clients.receptionist.request(query)).organisation).toEqual(months);
  });
});
