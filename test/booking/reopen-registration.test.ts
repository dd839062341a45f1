import { randomUUID } from 'node:crypto';
import {
  type Client,
  EndRegistrationDocument,
  ReopenRegistrationDocument,
  type ReopenRegistrationInput,
  UpdateCourseDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '../audit/entries.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { asking, expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectRefused, fingerprints } from '../support/unchanged.js';
import { expectUnknownIds } from '../support/unknown-ids.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const reopen = async (input: ReopenRegistrationInput, client: Client = studio.clients.receptionist) =>
  (await client.request(ReopenRegistrationDocument, { input })).reopenRegistration;

/** A registration that ended today. */
async function ended(groupId?: string, at = studio) {
  const newcomer = await at.newcomer(groupId);
  const input = { registrationId: newcomer.registrationId };
  const { endRegistration } = await at.clients.receptionist.request(EndRegistrationDocument, { input });
  expect(endRegistration.errors).toEqual([]);
  return newcomer;
}

describe('reopenRegistration', () => {
  it('takes the end back: the attendee books again, and the price is charged again', async () => {
    await studio.session({ groupId: studio.oneOffGroupId, price: 0 });
    const { registrationId, client } = await ended(studio.oneOffGroupId);
    expect(await studio.account(registrationId)).toMatchObject({ charged: 0 });
    const input = { registrationId, idempotencyKey: randomUUID() };
    const first = await reopen(input);
    expect(first).toMatchObject({
      registration: { id: registrationId, endsOn: null },
      registrationBalance: { charged: { amountMinor: 3000 }, debt: { amountMinor: 3000 } },
      errors: [],
    });
    expect(await reopen(input)).toEqual(first);
    const sessionId = await studio.session({ groupId: studio.oneOffGroupId, price: 0 });
    expect((await studio.tryToBook({ registrationId, sessionId }, client)).errors).toEqual([]);
    const [entry] = (await entriesOf(studio.clients.owner, { subjectId: registrationId })) ?? [];
    expect(entry).toMatchObject({ action: 'reopenRegistration' });
  });

  it('pays the price again from the pass that it went back to', async () => {
    await studio.session({ groupId: studio.oneOffGroupId, price: 0 });
    const { registrationId } = await studio.newcomer(studio.oneOffGroupId);
    const product = await studio.product({ kind: 'CREDIT', price: euro(50), credit: euro(50) });
    const passId = await studio.sell(product, { registrationId });
    expect(await studio.left(passId)).toBe(2000);
    await studio.clients.receptionist.request(EndRegistrationDocument, { input: { registrationId } });
    expect(await studio.left(passId)).toBe(5000);
    const { registrationBalance, passBalances, errors } = await reopen({ registrationId });
    expect(errors).toEqual([]);
    expect(registrationBalance).toMatchObject({ debt: { amountMinor: 0 } });
    expect(passBalances).toMatchObject([{ pass: { id: passId } }]);
    expect(await studio.left(passId)).toBe(2000);
  });

  it('answers a dry run and changes nothing', async () => {
    const { registrationId } = await ended();
    const before = await fingerprints(studio.tenant);
    expect((await reopen({ registrationId, dryRun: true })).errors).toEqual([]);
    expect(await fingerprints(studio.tenant)).toEqual(before);
  });

  it('refuses a registration without an end, one whose place is taken, and one of an archived course', async () => {
    const other = await makeBookingStudio(ground.app);
    const { registrationId: running } = await other.newcomer();
    const ask = (registrationId: string) => () => reopen({ registrationId }, other.clients.receptionist);
    await expectRefused(other, ask(running), ['REGISTRATION_NOT_ENDED', 'registrationId']);
    const { registrationId, attendeeId } = await ended(undefined, other);
    await other.register(attendeeId);
    await expectRefused(other, ask(registrationId), ['ALREADY_REGISTERED', 'registrationId']);
    const dancer = await ended(other.continuousGroupId, other);
    for (let count = 0; count < 2; count += 1) await other.newcomer(other.continuousGroupId);
    await expectRefused(other, ask(dancer.registrationId), ['GROUP_FULL', 'registrationId']);
    const input = { courseId: other.continuousCourseId, archived: true };
    const { updateCourse } = await other.clients.owner.request(UpdateCourseDocument, { input });
    expect(updateCourse.errors).toEqual([]);
    await expectRefused(other, ask(dancer.registrationId), ['COURSE_ARCHIVED', 'registrationId']);
  });

  it('finds no registration by an id of nothing, or of another studio', async () => {
    const { registrationId: foreign } = await ended(undefined, ground.other);
    await expectUnknownIds(ground, { kind: 'Registration', field: 'registrationId', foreign }, (registrationId) =>
      reopen({ registrationId }),
    );
  });

  it('lets the desk and keys with BOOKINGS_WRITE reopen a registration, and nobody else', async () => {
    const { registrationId } = await ended();
    const input = `{ registrationId: "${registrationId}", dryRun: true }`;
    const text = `mutation { reopenRegistration(input: ${input}) { errors { ... on UserError { code } } } }`;
    await expectRights(ground, asking(text), { allowed: [...DESK, 'key BOOKINGS_WRITE'] });
  });
});
