import { randomUUID } from 'node:crypto';
import {
  AddMemberDocument,
  type AuditFilter,
  AuditLogDocument,
  BookSessionDocument,
  CancelBookingDocument,
  type Client,
  CreateApiKeyDocument,
  type CreateApiKeyInput,
  createClient,
  LinkGroupsDocument,
  RemoveMemberDocument,
  ScheduleSessionsDocument,
  SellPassDocument,
  UpdateAttendeeDocument,
  UpdateCustomerDocument,
  UpdateLocationDocument,
  UpdateOrganisationDocument,
  UpdatePassProductDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { addMember } from '../../src/services/people/index.js';
import { statementsOf } from '../query-counts/count.js';
import type { TestApp } from '../support/app.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { newColleague } from '../support/people.js';
import { asking, expectSeenBy } from '../support/rights.js';
import { euro, inDays, made } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';
import { change, type Entry, entriesOf, member } from './entries.js';

const LOOPBACK = '127.0.0.1';

const ground = useGround({ TRUST_PROXY: '1' });
let app: TestApp;
let studio: BookingStudio;
beforeAll(() => {
  ({ app, studio } = ground);
});

const log = (filter: AuditFilter = {}, client: Client = studio.clients.owner, first = 100) => entriesOf(client, filter, first);
const lastOf = async (subjectId: string): Promise<Entry | undefined> => (await log({ subjectId }))?.[0];

describe('auditLog: the entry of a mutation', () => {
  it('tells who changed which field of a customer, from where, before and after', async () => {
    const input = { customerId: studio.customerId, phone: '+421 900 111 222' };
    await studio.clients.receptionist.request(UpdateCustomerDocument, { input });
    expect(await lastOf(studio.customerId)).toMatchObject({
      ...{ action: 'updateCustomer', kind: 'CUSTOMER', subjectId: studio.customerId, address: LOOPBACK },
      actor: member('Rita Recepčná'),
      changes: [change('phone', null, '+421 900 111 222')],
    });
  });

  it('names the customer who changed an attendee', async () => {
    const input = { attendeeId: studio.childId, bornOn: '2018-05-05' };
    await studio.clients.customer.request(UpdateAttendeeDocument, { input });
    expect(await lastOf(studio.childId)).toMatchObject({
      ...{ action: 'updateAttendee', kind: 'ATTENDEE' },
      actor: { kind: 'CUSTOMER', member: null, customer: { id: studio.customerId } },
      changes: [change('bornOn', '2018-05-04', '2018-05-05')],
    });
  });

  it('tells what changed of the organisation, a product and the staff', async () => {
    await studio.clients.owner.request(UpdateOrganisationDocument, { input: { cancelWindowHours: 48 } });
    expect(await lastOf(studio.organisationId)).toMatchObject({
      ...{ action: 'updateOrganisation', kind: 'ORGANISATION', actor: member('Oľga Majerová') },
      changes: [change('cancelWindowHours', '24', '48')],
    });
    const input = { productId: studio.timeProductId, price: euro(45) };
    await studio.clients.manager.request(UpdatePassProductDocument, { input });
    expect(await lastOf(studio.timeProductId)).toMatchObject({
      ...{ action: 'updatePassProduct', kind: 'PASS_PRODUCT', actor: member('Marek Správca') },
      changes: [change('priceMinor', '4000', '4500')],
    });
    const someone = { name: 'Nina Nová', email: 'nina@vlnka.example', role: 'INSTRUCTOR' } as const;
    const { addMember: added } = await studio.clients.owner.request(AddMemberDocument, { input: someone });
    const entry = await lastOf(added.member?.id ?? '');
    expect(entry).toMatchObject({ action: 'addMember', kind: 'MEMBER' });
    expect(entry?.changes).toEqual(
      expect.arrayContaining([change('name', null, 'Nina Nová'), change('role', null, 'INSTRUCTOR')]),
    );
  });

  it('is written for every group that is linked and every session that is scheduled', async () => {
    const groupIds = [studio.mondayGroupId, studio.apartGroupId];
    await studio.clients.manager.request(LinkGroupsDocument, { input: { groupIds } });
    const linked = await lastOf(studio.apartGroupId);
    expect(linked).toMatchObject({ action: 'linkGroups', kind: 'GROUP', changes: [{ field: 'linkId', before: null }] });
    const startsAt = [inDays(200), inDays(207)].map((at) => at.toISOString());
    const input = { groupId: studio.apartGroupId, schedule: { startsAt }, durationMinutes: 60, price: euro(5) };
    const { scheduleSessions } = await studio.clients.manager.request(ScheduleSessionsDocument, { input });
    const sessionIds = scheduleSessions.sessions?.map(({ id }) => id) ?? [];
    expect(sessionIds).toHaveLength(2);
    for (const id of sessionIds) expect(await lastOf(id)).toMatchObject({ action: 'scheduleSessions', kind: 'SESSION' });
  });

  it('shows a booking and its cancellation by the customer', async () => {
    const { client, registrationId, customerId } = await studio.newcomer();
    const { id } = await studio.book(registrationId, studio.fiveEuroSessionIds[3] ?? '');
    await client.request(CancelBookingDocument, { input: { bookingId: id } });
    const actor = { kind: 'CUSTOMER', customer: { id: customerId } };
    expect(await log({ subjectId: id })).toMatchObject([
      { action: 'cancelBooking', kind: 'BOOKING', address: LOOPBACK, actor, changes: [change('status', 'BOOKED', 'CANCELLED')] },
      {
        ...{ action: 'bookSession', actor: member('Rita Recepčná') },
        changes: [change('coveredMinor', null, '0'), change('priceMinor', null, '500'), change('status', null, 'BOOKED')],
      },
    ]);
  });

  it('names the key that changed something, and holds no secret of it', async () => {
    const input: CreateApiKeyInput = { name: 'Web', scopes: ['CATALOGUE_WRITE'] };
    const { createApiKey } = await studio.clients.owner.request(CreateApiKeyDocument, { input });
    const apiKeyId = createApiKey.apiKey?.id ?? '';
    const token = createApiKey.secret ?? '';
    const made = await lastOf(apiKeyId);
    expect(made).toMatchObject({ action: 'createApiKey', kind: 'API_KEY', actor: member('Oľga Majerová') });
    expect(made?.changes.map(({ field }) => field)).toEqual(['createdAt', 'createdById', 'name', 'scopes']);
    const move = { locationId: studio.locationId, city: 'Trnava' };
    await createClient({ url: app.url, token }).request(UpdateLocationDocument, { input: move });
    expect(await lastOf(studio.locationId)).toMatchObject({
      ...{ action: 'updateLocation', actor: { kind: 'API_KEY', apiKey: { id: apiKeyId, name: 'Web' } } },
      changes: [change('city', 'Bratislava', 'Trnava')],
    });
    const stored = JSON.stringify(await log());
    expect(stored).not.toContain('keyHash');
    expect(stored).not.toContain(token);
    // That it was used is no change of the key.
    expect(await log({ subjectId: apiKeyId })).toHaveLength(1);
  });

  it('names the system for a change that no request made', async () => {
    const someone = { name: 'Samo', email: 'samo@vlnka.example', role: 'INSTRUCTOR' } as const;
    const { id } = await made(addMember(studio.tenant, someone));
    expect(await lastOf(studio.id('Member', { id }))).toMatchObject({
      ...{ action: 'insert', address: null },
      actor: { kind: 'SYSTEM', member: null, customer: null, apiKey: null },
    });
  });
});

describe('auditLog: what leaves no entry', () => {
  it('writes no entry for a refusal, a dry run and a replay', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const before = await log();
    const { receptionist } = studio.clients;
    const input = { registrationId, sessionId: studio.fiveEuroSessionIds[1] ?? '' };
    await receptionist.request(BookSessionDocument, { input: { ...input, dryRun: true } });
    await expectRefused(
      studio,
      async () => (await receptionist.request(UpdateCustomerDocument, { input: { customerId, name: '' } })).updateCustomer,
      ['INVALID_INPUT', 'name'],
    );
    expect(await log()).toEqual(before);
    const sale = {
      productId: studio.entryProductId,
      holder: { customerId },
      payment: { method: 'CASH' },
      idempotencyKey: randomUUID(),
    } as const;
    await receptionist.request(SellPassDocument, { input: sale });
    await receptionist.request(SellPassDocument, { input: sale });
    const after = (await log()) ?? [];
    expect(after).toMatchObject([{ action: 'sellPass', kind: 'PASS' }, ...(before ?? []).slice(0, after.length - 1)]);
  });
});

describe('auditLog', () => {
  it('has an entry of every booking', async () => {
    const untold = await bindTenant(studio.tenant).transactional((em) =>
      em.execute(
        `select b.id from bookings b where not exists (
           select from audit_log l
            where l.organisation_id = b.organisation_id and l.subject_id = b.id and l.action = 'bookSession')`,
      ),
    );
    expect(untold).toEqual([]);
  });

  it('gives owners the entries of their own organisation and none of another', async () => {
    for (const role of ['manager', 'receptionist', 'instructor', 'customer', 'public'] as const)
      expect(await log({}, studio.clients[role])).toBeUndefined();
    const elsewhere = await app.studio();
    const { owner } = elsewhere.clients;
    const ours = { subjectId: studio.customerId };
    expect((await log(ours, owner)) ?? []).toEqual([]);
    const theirs = (await log({}, owner)) ?? [];
    expect(theirs.length).toBeGreaterThan(20);
    const own = new Set((await log())?.map(({ id }) => id));
    expect(theirs.filter(({ id }) => own.has(id))).toEqual([]);
  });

  it('filters by row, actor, kind and period, newest first', async () => {
    const all = (await log()) ?? [];
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    const members = await log({ kind: 'MEMBER' });
    expect(new Set(members?.map(({ kind }) => kind))).toEqual(new Set(['MEMBER']));
    const byZuzana = await log({ actorId: studio.customerId });
    expect(byZuzana?.map(({ action }) => action)).toEqual(['updateAttendee']);
    const [, , third, fourth] = all;
    const until = third?.at ?? '';
    const from = fourth?.at ?? '';
    const between = await log({ from, until });
    expect(between?.length).toBeGreaterThan(0);
    for (const { at } of between ?? []) expect(at >= from && at < until).toBe(true);
    expect(await log({ until: '0001-01-01T00:00:00Z' })).toEqual([]);
    expect(await log({ from: '9999-12-31T00:00:00Z' })).toEqual([]);
    expect(await log({ subjectId: 'nonsense' })).toEqual([]);
    expect(await log({ actorId: studio.openCourseId })).toEqual([]);
  });

  it('pages through the entries and refuses a page of 101', async () => {
    const first = await studio.clients.owner.request(AuditLogDocument, { first: 2 });
    const after = first.auditLog?.pageInfo.endCursor;
    const second = await studio.clients.owner.request(AuditLogDocument, { first: 2, after });
    const ids = [first, second].flatMap(({ auditLog }) => auditLog?.edges.map(({ node }) => node.id) ?? []);
    expect(ids).toEqual((await log({}, studio.clients.owner, 4))?.map(({ id }) => id));
    await expectFault(studio, () => log({}, studio.clients.owner, 101), 'BAD_USER_INPUT');
  });

  it('costs as many statements for a page of 50 as for one entry', async () => {
    const count = async (first: number) => {
      const read = () => log({}, studio.clients.owner, first);
      const tries = [await statementsOf(read), await statementsOf(read), await statementsOf(read)];
      return Math.min(...tries.map((statements) => statements.length));
    };
    // The newest entry has a member as its actor: one page and one look-up either way. A longer page adds customers and keys.
    await studio.clients.owner.request(UpdateOrganisationDocument, { input: { cancelWindowHours: 12 } });
    const members = await count(1);
    for (let hours = 20; hours < 70; hours += 1)
      await studio.clients.owner.request(UpdateOrganisationDocument, { input: { cancelWindowHours: hours } });
    expect(await count(50)).toBe(members);
    expect(await count(100)).toBeLessThanOrEqual(members + 2);
  });

  it('is for owners alone, and for no key', async () => {
    const ask = asking('{ auditLog(first: 1) { edges { node { id action } } } }');
    await expectSeenBy(ground, ask, { allowed: ['owner'] });
  });

  it('keeps the name of a member who was removed since', async () => {
    const { memberId, client } = await newColleague(app, studio, 'RECEPTIONIST');
    const { customerId } = await studio.person();
    await client.request(UpdateCustomerDocument, { input: { customerId, phone: '0900 7' } });
    await studio.clients.owner.request(RemoveMemberDocument, { input: { memberId } });
    expect(await lastOf(customerId)).toMatchObject({ action: 'updateCustomer', actor: member('Kolega') });
    expect((await log({ actorId: memberId }))?.map(({ action }) => action)).toEqual(['updateCustomer']);
  });

  it('answers an empty page between two equal moments, and refuses cursors of another list', async () => {
    const at = (await log())?.[0]?.at ?? '';
    expect(await log({ from: at, until: at })).toEqual([]);
    const after = 'bm9uc2Vuc2U';
    const run = () => studio.clients.owner.request(AuditLogDocument, { first: 1, after });
    await expectFault(studio, run, 'BAD_USER_INPUT');
  });
});
