import {
  BookingPageDocument,
  type Client,
  RegisterAttendeeDocument,
  RegistrationDocument,
  UpdateCourseDocument,
  type UpdateCourseInput,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { change, entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { there } from '../support/there.js';
import { expectRefused } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';

const ground = useGround();

const update = async (input: UpdateCourseInput, client: Client = ground.studio.clients.owner) =>
  (await client.request(UpdateCourseDocument, { input })).updateCourse;

describe('updateCourse', () => {
  it('changes what the input names and leaves the rest', async () => {
    const { course, errors } = await update({
      ...{ courseId: ground.studio.continuousCourseId, price: euro(130) },
      ...{ uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(20) },
    });
    expect(errors).toEqual([]);
    expect(course).toMatchObject({ name: 'Balet', type: 'CONTINUOUS', price: euro(130), debtLimit: euro(20) });
  });

  it('leaves the charge of a registration that was made at the earlier price', async () => {
    const { studio } = ground;
    const courseId = studio.continuousCourseId;
    await update({ courseId, price: euro(120) });
    const before = await studio.newcomer(studio.continuousGroupId);
    await update({ courseId, price: euro(140) });
    const after = await studio.newcomer(studio.continuousGroupId);
    expect((await studio.account(before.registrationId)).charged).toBe(12_000);
    expect((await studio.account(after.registrationId)).charged).toBe(14_000);
  });

  it('takes an archived course off the booking page and refuses registrations in it, until it is brought back', async () => {
    const { studio } = ground;
    const { attendeeId } = await studio.person();
    const courseId = studio.oneOffCourseId;
    const listed = async () => {
      const { organisation } = await studio.clients.public.request(BookingPageDocument, { slug: studio.slug });
      return there(organisation).courses.map(({ id }) => id);
    };
    const input = { attendeeId, groupId: studio.oneOffGroupId };
    const register = async () =>
      (await studio.clients.receptionist.request(RegisterAttendeeDocument, { input })).registerAttendee;
    const archived = await update({ courseId, archived: true });
    expect(Date.now() - Date.parse(archived.course?.archivedAt ?? '')).toBeLessThan(60_000);
    expect(await listed()).not.toContain(courseId);
    await expectRefused(studio, register, ['COURSE_ARCHIVED', 'groupId']);
    expect((await update({ courseId, archived: true })).course?.archivedAt).toBe(archived.course?.archivedAt);
    expect((await update({ courseId, archived: false })).course?.archivedAt).toBeNull();
    expect(await listed()).toContain(courseId);
    expect((await register()).errors).toEqual([]);
  });

  it('keeps the registrations of a course that is archived', async () => {
    const { studio } = ground;
    const { registrationId } = await studio.newcomer();
    await update({ courseId: studio.openCourseId, archived: true });
    const { registration } = await studio.clients.receptionist.request(RegistrationDocument, { id: registrationId });
    expect(registration?.group.id).toBe(studio.mondayGroupId);
    await update({ courseId: studio.openCourseId, archived: false });
  });

  it('drops the debt limit when the policy is not DEBT_UP_TO any more', async () => {
    const courseId = ground.studio.openCourseId;
    await update({ courseId, uncoveredPolicy: 'DEBT_UP_TO', debtLimit: euro(7) });
    const renamed = await update({ courseId, name: 'Plávanie', uncoveredPolicy: 'DEBT_UP_TO' });
    expect(renamed.course?.debtLimit).toEqual(euro(7));
    const refusing = await update({ courseId, uncoveredPolicy: 'REFUSE' });
    expect(refusing.course).toMatchObject({ debtLimit: null, uncoveredPolicy: 'REFUSE' });
    expect((await update({ courseId, uncoveredPolicy: 'DEBT' })).course?.uncoveredPolicy).toBe('DEBT');
  });

  it('writes an audit entry with the changed fields before and after', async () => {
    const courseId = ground.studio.continuousCourseId;
    await update({ courseId, name: 'Balet' });
    await update({ courseId, name: 'Balet pre deti' });
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: courseId })) ?? [];
    expect(entry).toMatchObject({ action: 'updateCourse', actor: member('Oľga Majerová') });
    expect(entry?.changes).toEqual([change('name', 'Balet', 'Balet pre deti')]);
  });

  it.each([
    [{ price: euro(5) }, 'price'],
    [{ uncoveredPolicy: 'DEBT_UP_TO' }, 'debtLimit'],
    [{ debtLimit: euro(5) }, 'debtLimit'],
    [{ name: '' }, 'name'],
    [{ description: 'a\u0007' }, 'description'],
    [{ vatBps: 1 }, 'vatBps'],
    [{ vatBps: -1 }, 'vatBps'],
  ] as const)('refuses %j on an OPEN course and changes nothing', async (input, field) => {
    const run = () => update({ courseId: ground.studio.openCourseId, ...input });
    const { errors } = await run();
    expect(errors[0]).toMatchObject({ code: 'INVALID_INPUT', path: ['input', field] });
    await expectRefused(ground.studio, run, ...errors.map(({ code }): [string, string] => [code, field]));
  });

  it('refuses to take the price off a course that needs one', async () => {
    const courseId = ground.studio.continuousCourseId;
    await expectRefused(ground.studio, () => update({ courseId, price: null }), ['INVALID_INPUT', 'price']);
    const crowns = { amountMinor: 100, currency: 'CZK' };
    await expectRefused(ground.studio, () => update({ courseId, price: crowns }), ['INVALID_INPUT', 'price.currency']);
  });

  it('finds no course behind a malformed id, an id of another kind, or one of another studio', async () => {
    const unknown = { kind: 'Course', field: 'courseId', foreign: ground.other.openCourseId } as const;
    await expectUnknownIds(ground, unknown, (courseId) => update({ courseId, name: 'Cudzí', archived: true }));
  });

  it('lets owners, managers and keys with CATALOGUE_WRITE change a course, and nobody else', async () => {
    const courseId = ground.studio.openCourseId;
    await expectRights(ground, (client, name) => update({ courseId, description: name }, client), {
      allowed: ['owner', 'manager', 'key CATALOGUE_WRITE'],
    });
  });
});
