import { randomUUID } from 'node:crypto';
import {
  type Client,
  GroupSessionsDocument,
  RegisterAttendeeDocument,
  type RegisterAttendeeInput,
  RegistrationDocument,
  UpdateCourseDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { expectRefused } from '../support/unchanged.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const register = async (input: RegisterAttendeeInput, client: Client = studio.clients.receptionist) =>
  (await client.request(RegisterAttendeeDocument, { input })).registerAttendee;

const placesTaken = async (groupId: string) => {
  const { node } = await studio.clients.owner.request(GroupSessionsDocument, { id: groupId });
  return node && 'placesTaken' in node ? node.placesTaken : undefined;
};

describe('registerAttendee', () => {
  it('is free on an OPEN course and takes no place of the group', async () => {
    const { attendeeId } = await studio.person();
    const { registration, registrationBalance, errors } = await register({ attendeeId, groupId: studio.mondayGroupId });
    expect(errors).toEqual([]);
    expect(registrationBalance).toMatchObject({
      paid: { amountMinor: 0, currency: 'EUR' },
      charged: { amountMinor: 0 },
      debt: { amountMinor: 0 },
      paymentStatus: 'PAID',
      version: 1,
    });
    expect(registration?.id).toMatch(/^reg_/);
    expect(await placesTaken(studio.mondayGroupId)).toBe(0);
  });

  it('charges the price of a CONTINUOUS course at once and takes a place, until the group is full', async () => {
    const places = [await studio.person(), await studio.person(), await studio.person()];
    for (const [index, { attendeeId }] of places.slice(0, 2).entries()) {
      const { registrationBalance } = await register({ attendeeId, groupId: studio.continuousGroupId });
      expect(registrationBalance).toMatchObject({
        charged: { amountMinor: 12_000 },
        debt: { amountMinor: 12_000 },
        paymentStatus: 'UNPAID',
      });
      expect(await placesTaken(studio.continuousGroupId)).toBe(index + 1);
    }
    const full = { attendeeId: places[2]?.attendeeId ?? '', groupId: studio.continuousGroupId };
    await expectRefused(studio, () => register(full), ['GROUP_FULL', 'groupId']);
    expect((await register(full)).errors).toMatchObject([{ __typename: 'GroupFull', capacity: 2 }]);
  });

  it('gives the last place to one of two who ask at once', async () => {
    const other = await makeBookingStudio(ground.app);
    await other.newcomer(other.continuousGroupId);
    const [one, two] = [await other.person(), await other.person()];
    const answers = await Promise.all(
      [one, two].map(({ attendeeId, client }) =>
        client.request(RegisterAttendeeDocument, { input: { attendeeId, groupId: other.continuousGroupId } }),
      ),
    );
    const codes = answers.map(({ registerAttendee: { errors } }) => errors.map(({ code }) => code));
    expect(codes.sort()).toEqual([[], ['GROUP_FULL']]);
  });

  it('charges a ONE_OFF course, whose debt a CREDIT pass pays like a gift card; the rest stays on the pass', async () => {
    const { attendeeId, client } = await studio.person();
    const { registration } = await register({ attendeeId, groupId: studio.oneOffGroupId }, client);
    const registrationId = registration?.id ?? '';
    expect(await studio.account(registrationId)).toMatchObject({ paid: 0, charged: 3000, debt: 3000, paymentStatus: 'UNPAID' });

    const first = await studio.sell(studio.creditProductId, { registrationId });
    expect(await studio.left(first)).toBe(0);
    expect(await studio.account(registrationId)).toMatchObject({
      paid: 2000,
      charged: 3000,
      debt: 1000,
      paymentStatus: 'UNPAID',
    });
    const second = await studio.sell(studio.creditProductId, { registrationId });
    expect(await studio.left(second)).toBe(1000);
    expect(await studio.account(registrationId)).toEqual({
      paid: 4000,
      charged: 3000,
      balance: 1000,
      debt: 0,
      paymentStatus: 'PAID',
    });

    const { redemptions } = await studio.passNow(second);
    expect(redemptions.edges.map(({ node }) => node)).toMatchObject([
      { entries: 0, covered: { amountMinor: 1000 }, consumed: { amountMinor: 1000 } },
    ]);
    const { registration: told } = await client.request(RegistrationDocument, { id: registrationId });
    const lines = told?.statement.edges.map(({ node }) => [
      node.event,
      node.paid.amountMinor,
      node.charged.amountMinor,
      node.balance.amountMinor,
    ]);
    expect(lines?.at(-1)?.at(-1)).toBe(1000);
    expect(lines?.reduce((sum, line) => sum + Number(line[1]) - Number(line[2]), 0)).toBe(1000);
  });

  it('keeps the price of the course as it was', async () => {
    const { registrationId } = await studio.newcomer(studio.oneOffGroupId);
    const price = { amountMinor: 5000, currency: 'EUR' };
    await studio.clients.owner.request(UpdateCourseDocument, { input: { courseId: studio.oneOffCourseId, price } });
    expect(await studio.account(registrationId)).toMatchObject({ charged: 3000 });
    const later = await studio.newcomer(studio.oneOffGroupId);
    expect(await studio.account(later.registrationId)).toMatchObject({ charged: 5000 });
  });

  it('enrols an attendee in a group once', async () => {
    const { attendeeId } = await studio.newcomer();
    await expectRefused(studio, () => register({ attendeeId, groupId: studio.mondayGroupId }), ['ALREADY_REGISTERED', 'groupId']);
  });

  it('answers a repeated request with the same registration, and refuses its key for another', async () => {
    const { attendeeId, client } = await studio.person();
    const input = { attendeeId, groupId: studio.mondayGroupId, idempotencyKey: randomUUID() };
    const first = await register(input, client);
    const again = await register(input, client);
    expect(again.errors).toEqual([]);
    expect(again.registration).toEqual(first.registration);
    expect(again.registrationBalance).toEqual(first.registrationBalance);
    await expectRefused(studio, () => register({ ...input, groupId: studio.thursdayGroupId }, client), [
      'IDEMPOTENCY_KEY_REUSED',
      'idempotencyKey',
    ]);
  });

  it('lets the desk, the customer of the attendee and keys with BOOKINGS_WRITE register, and nobody else', async () => {
    const attendees: string[] = [];
    for (let viewer = 0; viewer < 30; viewer += 1) attendees.push(await studio.sibling(studio.customerId));
    const ask = (client: Client) => register({ attendeeId: attendees.pop() ?? '', groupId: studio.thursdayGroupId }, client);
    await expectRights(ground, ask, {
      allowed: [...DESK, 'customer', 'key BOOKINGS_WRITE'],
      but: { otherCustomer: 'NOT_FOUND' },
    });
  });

  it('takes nobody into an archived course', async () => {
    const other = await makeBookingStudio(ground.app);
    await other.clients.owner.request(UpdateCourseDocument, { input: { courseId: other.openCourseId, archived: true } });
    const input = { attendeeId: other.childId, groupId: other.mondayGroupId };
    await expectRefused(other, () => register(input, other.clients.receptionist), ['COURSE_ARCHIVED', 'groupId']);
  });

  it('finds nothing by ids that are malformed, of another kind, or of another studio', async () => {
    const other = await ground.app.studio();
    const { attendeeId } = await studio.person();
    for (const groupId of ['', 'nonsense', studio.mondayGroupId.slice(0, -1), studio.openCourseId, other.mondayGroupId]) {
      await expectRefused(studio, () => register({ attendeeId, groupId }), ['NOT_FOUND', 'groupId']);
    }
    for (const foreign of ['nonsense', studio.customerId, other.childId]) {
      await expectRefused(studio, () => register({ attendeeId: foreign, groupId: studio.mondayGroupId }), [
        'NOT_FOUND',
        'attendeeId',
      ]);
    }
  });
});
