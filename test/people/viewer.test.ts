import { type Client, MyOrganisationsDocument, TypedDocumentString, ViewerDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { createCustomer } from '../../src/services/people/index.js';
import { useGround } from '../support/ground.js';
import { newColleague, signInAs } from '../support/people.js';
import { expectSeenBy } from '../support/rights.js';
import { made } from '../support/studio.js';
import { EVERYBODY, KEYS } from '../support/viewers.js';

const ground = useGround();

const viewer = async (client: Client) => (await client.request(ViewerDocument)).viewer;

describe('viewer', () => {
  it.each(['owner', 'manager', 'receptionist', 'instructor'] as const)('tells the %s their role and their row', async (name) => {
    const told = await viewer(ground.viewers[name]);
    expect(told).toMatchObject({ kind: 'MEMBER', role: name.toUpperCase(), customer: null });
    expect(told.member?.email).toBe(`${name}@vlnka.example`);
    expect(told.organisation?.slug).toBe(ground.studio.slug);
  });

  it('tells a customer their account, attendees, registrations and passes', async () => {
    const { studio } = ground;
    const { client, customerId, attendeeId, registrationId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    expect(await viewer(client)).toMatchObject({
      ...{ kind: 'CUSTOMER', role: 'CUSTOMER', member: null, organisation: { slug: studio.slug } },
      customer: {
        ...{ id: customerId, attendees: [{ id: attendeeId }] },
        ...{ registrations: { edges: [{ node: { id: registrationId } }] }, passes: { edges: [{ node: { id: passId } }] } },
      },
    });
  });

  it.each(['person', 'ownerElsewhere', 'customerElsewhere'] as const)(
    'tells a %s that they have no place at the studio',
    async (name) => {
      const told = await viewer(ground.viewers[name]);
      expect(told).toMatchObject({ kind: 'PERSON', role: null, organisation: null, member: null, customer: null });
    },
  );

  it('tells an anonymous caller that they are the public', async () => {
    const told = await viewer(ground.studio.clients.public);
    expect(told).toMatchObject({ kind: 'PUBLIC', role: null, organisation: null, member: null, customer: null });
  });

  it('tells a key of each scope that it belongs to the studio and is no person', async () => {
    for (const name of KEYS) {
      const { viewer: told } = await ground.viewers[name].request(MyOrganisationsDocument);
      expect(told, name).toEqual({ kind: 'API_KEY', role: null, organisations: [] });
    }
  });

  it('answers everybody', async () => {
    const ask = async (client: Client) => (await client.request(MyOrganisationsDocument)).viewer;
    await expectSeenBy(ground, ask, { allowed: EVERYBODY });
  });

  it('speaks the language of the customer, and of the header to somebody unknown', async () => {
    const input = { name: 'Čeněk', email: 'cenek@example.com', locale: 'cs' } as const;
    await made(createCustomer(ground.studio.tenant, input));
    const { at } = await signInAs(ground.app, input.email);
    expect((await viewer(at(ground.studio.slug))).locale).toBe('cs');
    const headers = { 'content-type': 'application/json', 'accept-language': 'sk' };
    const body = JSON.stringify({ query: '{ viewer { locale } }' });
    const answer = await fetch(ground.app.url, { method: 'POST', headers, body });
    expect(await answer.json()).toMatchObject({ data: { viewer: { locale: 'sk' } } });
  });
});

describe('viewer: organisations', () => {
  it('lists every organisation of a person by name, each of them once', async () => {
    const { app, studio, other } = ground;
    const { email, client } = await newColleague(app, studio, 'MANAGER');
    await made(createCustomer(other.tenant, { name: 'Kolega', email }));
    await made(createCustomer(studio.tenant, { name: 'Kolega', email }));
    const { viewer: told } = await client.request(MyOrganisationsDocument);
    const places = told.organisations.map(({ slug, role }) => `${slug} ${role}`);
    expect(places.toSorted()).toEqual([`${studio.slug} MANAGER`, `${other.slug} CUSTOMER`].toSorted());
  });

  it('is empty for a person without a place, for an anonymous caller and for a key', async () => {
    for (const name of ['person', 'anonymous', 'key PEOPLE_READ'] as const) {
      const { viewer: told } = await ground.viewers[name].request(MyOrganisationsDocument);
      expect(told.organisations, name).toEqual([]);
    }
  });

  /** Looking up all organisations of a person ended the snapshot that the other fields were reading in. */
  it('can be asked for beside the organisation and the member of this request', async () => {
    interface Asked {
      viewer: { organisation: { slug: string }; organisations: { slug: string }[]; member: { name: string } };
    }
    const everything = new TypedDocumentString<Asked, Record<string, never>>(
      '{ viewer { organisation { slug } organisations { slug } member { name } } }',
    );
    for (let again = 0; again < 10; again += 1) {
      const { viewer: told } = await ground.viewers.instructor.request(everything);
      expect(told.organisation.slug).toBe(ground.studio.slug);
      expect(told.organisations.map(({ slug }) => slug)).toContain(ground.studio.slug);
      expect(told.member.name).toBe('Jana Plavcová');
    }
  });
});
