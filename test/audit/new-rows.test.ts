import {
  AddAttendeeDocument,
  AddMemberDocument,
  CreateCourseDocument,
  CreateCustomerDocument,
  CreateGroupDocument,
  CreateLocationDocument,
  GrantConsentDocument,
  InviteMemberDocument,
  ScheduleSessionsDocument,
  TypedDocumentString,
  UpdateCustomerDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { euro, inDays } from '../support/studio.js';
import { entriesOf } from './entries.js';

const ground = useGround();
const owner = () => ground.studio.clients.owner;

/** The names of the fields in the entry of a new row, which are all that the log keeps of it. */
async function fieldsOf(subjectId: string | undefined) {
  const entries = (await entriesOf(owner(), { subjectId: subjectId ?? '' })) ?? [];
  expect(entries).toHaveLength(1);
  return entries[0]?.changes.map(({ field }) => field);
}

describe('the audit entry of a new row', () => {
  it('keeps the name, the address, the phone and the language of a customer', async () => {
    const input = { name: 'Nina', email: 'nina@example.com', phone: '0900 1' };
    const { createCustomer } = await owner().request(CreateCustomerDocument, { input });
    const fields = ['createdAt', 'email', 'locale', 'name', 'phone'];
    expect(await fieldsOf(createCustomer.customer?.id)).toEqual(fields);
  });

  it('keeps the name, the birthday, the notes and the customer of an attendee', async () => {
    const input = { customerId: ground.studio.customerId, name: 'Ela', bornOn: '2019-01-02', notes: 'Alergia' };
    const { addAttendee } = await owner().request(AddAttendeeDocument, { input });
    expect(await fieldsOf(addAttendee.attendee?.id)).toEqual(['bornOn', 'customerId', 'name', 'notes']);
  });

  it('keeps the wording of a consent, and by whom and when it was given', async () => {
    const input = { attendeeId: ground.studio.childId, kind: 'MARKETING', wording: 'Súhlasím.' } as const;
    const { grantConsent } = await owner().request(GrantConsentDocument, { input });
    const fields = ['attendeeId', 'grantedAt', 'grantedBy', 'kind', 'wording'];
    expect(await fieldsOf(grantConsent.consent?.id)).toEqual(fields);
  });

  it('keeps the name, the address and the role of a member', async () => {
    const input = { name: 'Nový', email: 'novy@vlnka.example', role: 'MANAGER' } as const;
    const { addMember } = await owner().request(AddMemberDocument, { input });
    expect(await fieldsOf(addMember.member?.id)).toEqual(['email', 'name', 'role']);
  });

  it('keeps no secret of an invitation', async () => {
    const input = { name: 'Pozvaná', email: 'pozvana@vlnka.example', role: 'MANAGER' } as const;
    const { inviteMember } = await owner().request(InviteMemberDocument, { input });
    const fields = ['createdAt', 'email', 'expiresAt', 'invitedById', 'name', 'role'];
    expect(await fieldsOf(inviteMember.invitation?.id)).toEqual(fields);
  });

  it('keeps each setting of a location, a course, a group and a session that has a value', async () => {
    const { openCourseId, locationId, apartGroupId } = ground.studio;
    const { createLocation } = await owner().request(CreateLocationDocument, { input: { name: 'Sála', city: 'Nitra' } });
    expect(await fieldsOf(createLocation.location?.id)).toEqual(['address', 'city', 'name']);
    const course = { name: 'Joga', type: 'ONE_OFF', price: euro(5) } as const;
    const { createCourse } = await owner().request(CreateCourseDocument, { input: course });
    expect(await fieldsOf(createCourse.course?.id)).toEqual([
      ...['description', 'name', 'passesInProfile', 'priceMinor', 'type', 'uncoveredPolicy', 'vatBps'],
    ]);
    const group = { courseId: openCourseId, locationId, name: 'Utorok', capacity: 5 };
    const { createGroup } = await owner().request(CreateGroupDocument, { input: group });
    expect(await fieldsOf(createGroup.group?.id)).toEqual(['capacity', 'courseId', 'locationId', 'name']);
    const sessions = {
      groupId: apartGroupId,
      schedule: { startsAt: [inDays(3).toISOString()] },
      durationMinutes: 60,
      price: euro(5),
    };
    const { scheduleSessions } = await owner().request(ScheduleSessionsDocument, { input: sessions });
    expect(await fieldsOf(scheduleSessions.sessions?.[0]?.id)).toEqual([
      ...['capacity', 'endsAt', 'groupId', 'priceMinor', 'startsAt', 'status'],
    ]);
  });
});

describe('auditLog: the entries of one customer', () => {
  const change = async (phone: string) => {
    const input = { customerId: ground.studio.otherCustomerId, phone };
    await ground.studio.clients.receptionist.request(UpdateCustomerDocument, { input });
  };
  interface Page {
    auditLog: { edges: { node: { id: string } }[]; pageInfo: { startCursor: string; hasPreviousPage: boolean } };
  }
  const page = async (args: string) => {
    const filter = `filter: { subjectId: "${ground.studio.otherCustomerId}" }`;
    const fields = 'edges { node { id } } pageInfo { startCursor hasPreviousPage }';
    const query = new TypedDocumentString<Page, Record<string, never>>(`{ auditLog(${filter}, ${args}) { ${fields} } }`);
    const { edges, pageInfo } = (await owner().request(query)).auditLog;
    return { ids: edges.map(({ node }) => node.id), ...pageInfo };
  };

  it('are paged backwards in the order of the whole list', async () => {
    for (const phone of ['1', '2', '3']) await change(phone);
    const all = (await page('first: 100')).ids;
    expect(all.length).toBeGreaterThanOrEqual(4);
    const last = await page('last: 2');
    expect(last).toMatchObject({ ids: all.slice(-2), hasPreviousPage: true });
    const before = await page(`last: 100, before: "${last.startCursor}"`);
    expect(before).toMatchObject({ ids: all.slice(0, -2), hasPreviousPage: false });
    expect((await page('first: 0')).ids).toEqual([]);
  });

  it('gives only entries that every filter lets through', async () => {
    await change('4');
    const subjectId = ground.studio.otherCustomerId;
    const [entry] = (await entriesOf(owner(), { subjectId, kind: 'CUSTOMER' })) ?? [];
    const at = entry?.at ?? '';
    expect(entry?.changes).toMatchObject([{ field: 'phone', after: '4' }]);
    expect((await entriesOf(owner(), { subjectId, kind: 'CUSTOMER', from: at }))?.map(({ id }) => id)).toEqual([entry?.id]);
    expect(await entriesOf(owner(), { subjectId, kind: 'ATTENDEE' })).toEqual([]);
    expect(await entriesOf(owner(), { subjectId, actorId: ground.studio.customerId })).toEqual([]);
    expect((await entriesOf(owner(), { subjectId, until: at }))?.map(({ id }) => id)).not.toContain(entry?.id);
  });

  it('are not found by ids of rows and actors of another studio', async () => {
    const { other } = ground;
    expect(await entriesOf(owner(), { subjectId: other.customerId })).toEqual([]);
    expect(await entriesOf(owner(), { actorId: other.instructorId })).toEqual([]);
  });
});
