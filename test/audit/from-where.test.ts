import { randomUUID } from 'node:crypto';
import {
  AcceptInvitationDocument,
  type AuditFilter,
  type Client,
  InviteMemberDocument,
  OpenOrganisationDocument,
  UpdateCustomerDocument,
  ViewerDocument,
} from '@permanentka/client';
import { createClient as createSocket } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { addMember, createCustomer } from '../../src/services/people/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { invitationCodeFor, signInAs } from '../support/people.js';
import { signedIn } from '../support/signed-in.js';
import { made } from '../support/studio.js';
import { change, type Entry, entriesOf, member } from './entries.js';

const LOOPBACK = '127.0.0.1';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp({ TRUST_PROXY: '1' });
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

const log = (filter: AuditFilter = {}, client: Client = studio.clients.owner, first = 100) => entriesOf(client, filter, first);
const lastOf = async (subjectId: string): Promise<Entry | undefined> => (await log({ subjectId }))?.[0];

/** Changes a customer with a request of our own making. */
async function asCaller(
  { token, forwarded }: { token: string; forwarded?: string },
  input: Record<string, unknown>,
): Promise<void> {
  const response = await fetch(app.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-organisation': studio.slug,
      ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
    },
    body: JSON.stringify({ query: UpdateCustomerDocument.toString(), variables: { input } }),
  });
  expect(await response.json()).toMatchObject({ data: { updateCustomer: { errors: [] } } });
}

describe('the network address of an audit entry', () => {
  const ownerToken = async () => {
    const someone = { name: 'Vera', email: `${randomUUID()}@vlnka.example`, role: 'OWNER' } as const;
    const { id } = await made(addMember(studio.tenant, someone));
    return signedIn(app.signIn, studio.tenant, { memberId: id });
  };

  it('is what the trusted proxy says, and not what the caller claims', async () => {
    const token = await ownerToken();
    await asCaller({ token, forwarded: '10.9.8.7, 203.0.113.9' }, { customerId: studio.customerId, phone: '+421 900 000 001' });
    expect((await lastOf(studio.customerId))?.address).toBe('203.0.113.9');
    await asCaller({ token, forwarded: '2001:db8:1:2:3:4:5:6' }, { customerId: studio.customerId, phone: '+421 900 000 002' });
    expect((await lastOf(studio.customerId))?.address).toBe('2001:db8:1:2::/64');
  });

  it('is kept of mutations over a WebSocket as well', async () => {
    const socket = createSocket({
      url: app.url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${await ownerToken()}`, organisation: studio.slug },
    });
    const input = { customerId: studio.customerId, phone: '+421 900 000 003' };
    for await (const answer of socket.iterate({ query: UpdateCustomerDocument.toString(), variables: { input } }))
      expect(answer.errors).toBeUndefined();
    await socket.dispose();
    expect(await lastOf(studio.customerId)).toMatchObject({
      ...{ action: 'updateCustomer', address: LOOPBACK, actor: member('Vera') },
      changes: [change('phone', '+421 900 000 002', '+421 900 000 003')],
    });
  });
});

describe('the audit entry of a person without a place', () => {
  const actor = { kind: 'PERSON', member: null, customer: null, apiKey: null };

  it('names the mutation acceptInvitation', async () => {
    const input = { email: 'posila@example.com', name: 'Posila', role: 'INSTRUCTOR' } as const;
    const { inviteMember } = await studio.clients.owner.request(InviteMemberDocument, { input });
    const code = await invitationCodeFor(app, input.email);
    await (await signInAs(app, input.email)).at().request(AcceptInvitationDocument, { input: { code } });
    const made = { action: 'acceptInvitation', address: LOOPBACK, actor };
    expect(await lastOf(inviteMember.invitation?.id ?? '')).toMatchObject(made);
    expect((await log({ kind: 'MEMBER' }))?.[0]).toMatchObject(made);
  });

  it('names the mutation openOrganisation', async () => {
    const { at } = await signInAs(app, 'zakladatel@example.com');
    const given = { name: 'Nové', ownerName: 'Eva', currency: 'EUR', timeZone: 'Europe/Bratislava', locale: 'sk' } as const;
    await at().request(OpenOrganisationDocument, { input: { ...given, slug: 'nove-zo-zaznamu' } });
    const entries = await log({}, at('nove-zo-zaznamu'));
    expect(new Set(entries?.map(({ action }) => action))).toEqual(new Set(['openOrganisation']));
    expect(entries).toMatchObject(entries?.map(() => ({ address: LOOPBACK, actor })) ?? []);
  });

  it('names claimAccount and the address that they came from', async () => {
    const email = 'vedena@example.com';
    const customer = await made(createCustomer(studio.tenant, { name: 'Vedená', email }));
    await (await signInAs(app, email)).at(studio.slug).request(ViewerDocument);
    const claimed = { action: 'claimAccount', address: LOOPBACK, actor };
    expect(await lastOf(studio.id('Customer', customer))).toMatchObject(claimed);
  });
});
