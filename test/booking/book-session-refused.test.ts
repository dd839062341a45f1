import { CancelSessionDocument, UnlinkGroupDocument } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, type Newcomer, stopAndVerify } from '../support/booking-studio.js';
import { euro } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

let app: TestApp;
let studio: BookingStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
});
afterAll(() => stopAndVerify(app));

describe('bookSession: refusals', () => {
  it('refuses a session of a group that is not linked, and one that is linked no more', async () => {
    const other = await makeBookingStudio(app);
    const { registrationId } = await other.newcomer();
    const apart = await other.session({ groupId: other.apartGroupId });
    await expectRefused(other, () => other.tryToBook({ registrationId, sessionId: apart }), ['GROUP_NOT_LINKED', 'sessionId']);
    const otherCourse = await other.session({ groupId: other.continuousGroupId });
    await expectRefused(other, () => other.tryToBook({ registrationId, sessionId: otherCourse }), [
      'GROUP_NOT_LINKED',
      'sessionId',
    ]);
    const linked = await other.session({ groupId: other.thursdayGroupId });
    const { unlinkGroup } = await other.clients.owner.request(UnlinkGroupDocument, { input: { groupId: other.thursdayGroupId } });
    expect(unlinkGroup.errors).toEqual([]);
    await expectRefused(other, () => other.tryToBook({ registrationId, sessionId: linked }), ['GROUP_NOT_LINKED', 'sessionId']);
  });

  it('refuses a session that is full', async () => {
    const sessionId = await studio.session({ capacity: 1 });
    const [first, second] = [await studio.newcomer(), await studio.newcomer()];
    await studio.book(first.registrationId, sessionId);
    await expectRefused(studio, () => studio.tryToBook({ registrationId: second.registrationId, sessionId }), [
      'SESSION_FULL',
      'sessionId',
    ]);
    const { errors } = await studio.tryToBook({ registrationId: second.registrationId, sessionId });
    expect(errors).toMatchObject([{ __typename: 'SessionFull', capacity: 1 }]);
    expect(await studio.seatsTaken(sessionId)).toBe(1);
  });

  it('refuses a session that has begun', async () => {
    const { registrationId } = await studio.newcomer();
    const sessionId = await studio.session();
    await studio.beginIn(sessionId, -0.5);
    await expectRefused(studio, () => studio.tryToBook({ registrationId, sessionId }), ['SESSION_OVER', 'sessionId']);
    await studio.beginIn(sessionId, -100);
    await expectRefused(studio, () => studio.tryToBook({ registrationId, sessionId }), ['SESSION_OVER', 'sessionId']);
  });

  it('refuses a session that was cancelled', async () => {
    const { registrationId } = await studio.newcomer();
    const sessionId = await studio.session();
    await studio.clients.owner.request(CancelSessionDocument, { input: { sessionId } });
    await expectRefused(studio, () => studio.tryToBook({ registrationId, sessionId }), ['SESSION_CANCELLED', 'sessionId']);
  });

  it('refuses the same session twice for one attendee, also through another registration', async () => {
    const { registrationId, attendeeId } = await studio.newcomer();
    const sessionId = await studio.session();
    await studio.book(registrationId, sessionId);
    await expectRefused(studio, () => studio.tryToBook({ registrationId, sessionId }), ['ALREADY_BOOKED', 'sessionId']);
    const thursday = await studio.register(attendeeId, studio.thursdayGroupId);
    await expectRefused(studio, () => studio.tryToBook({ registrationId: thursday, sessionId }), ['ALREADY_BOOKED', 'sessionId']);
  });

  it('refuses paying online, which the studio does not take', async () => {
    const { registrationId } = await studio.newcomer();
    const urls = { successUrl: 'https://vlnka.sk/paid', cancelUrl: 'https://vlnka.sk/left', idempotencyKey: 'k' };
    const input = { registrationId, sessionId: await studio.session(), payWith: 'ONLINE' as const, ...urls };
    await expectRefused(studio, () => studio.tryToBook(input), ['ONLINE_SALE_UNAVAILABLE', '']);
  });

  it('refuses ways to pay that contradict themselves', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    const input = { registrationId, sessionId: await studio.session() };
    await expectRefused(studio, () => studio.tryToBook({ ...input, payWith: 'PASS' }), ['INVALID_INPUT', 'passId']);
    expect((await studio.tryToBook({ ...input, payWith: 'PASS' })).errors).toMatchObject([{ invalid: 'PASS_NOT_NAMED' }]);
    await expectRefused(studio, () => studio.tryToBook({ ...input, payWith: 'AT_DESK', passId }), ['INVALID_INPUT', 'passId']);
    expect((await studio.tryToBook({ ...input, payWith: 'AT_DESK', passId })).errors).toMatchObject([{ invalid: 'UNEXPECTED' }]);
  });

  it('refuses ids that are malformed, of another kind, or of another studio', async () => {
    const other = await makeBookingStudio(app);
    const { registrationId, customerId } = await studio.newcomer();
    const stranger = await other.newcomer();
    const sessionId = await studio.session();
    for (const id of [
      '',
      '💥',
      `${sessionId} `,
      sessionId.toUpperCase(),
      registrationId,
      studio.mondayGroupId,
      await other.session(),
    ]) {
      await expectRefused(studio, () => studio.tryToBook({ registrationId, sessionId: id }), ['NOT_FOUND', 'sessionId']);
    }
    for (const id of ['nonsense', sessionId, customerId, stranger.registrationId]) {
      await expectRefused(studio, () => studio.tryToBook({ registrationId: id, sessionId }), ['NOT_FOUND', 'registrationId']);
    }
    const foreign = await other.sell(other.entryProductId, { customerId: stranger.customerId });
    for (const passId of ['pas_', registrationId, foreign]) {
      await expectRefused(studio, () => studio.tryToBook({ registrationId, sessionId, passId }), ['NOT_FOUND', 'passId']);
    }
  });

  it('refuses a key that is empty or longer than 255 characters', async () => {
    const { registrationId } = await studio.newcomer();
    const input = { registrationId, sessionId: await studio.session() };
    for (const idempotencyKey of ['', 'k'.repeat(256)]) {
      await expectRefused(studio, () => studio.tryToBook({ ...input, idempotencyKey }), ['INVALID_INPUT', 'idempotencyKey']);
    }
  });

  it("refuses a customer who uses another customer's registration or pass, as if it were not there", async () => {
    const [mine, theirs] = [await studio.newcomer(), await studio.newcomer()];
    const theirPass = await studio.sell(studio.entryProductId, { customerId: theirs.customerId });
    const sessionId = await studio.session();
    const { registrationId } = mine;
    await expectRefused(studio, () => studio.tryToBook({ registrationId: theirs.registrationId, sessionId }, mine.client), [
      'NOT_FOUND',
      'registrationId',
    ]);
    await expectRefused(studio, () => studio.tryToBook({ registrationId, sessionId, passId: theirPass }, mine.client), [
      'NOT_FOUND',
      'passId',
    ]);
  });

  it('refuses instructors and nobody in particular', async () => {
    const { registrationId } = await studio.newcomer();
    const input = { registrationId, sessionId: await studio.session() };
    await expectFault(studio, () => studio.tryToBook(input, studio.clients.instructor), 'FORBIDDEN');
    await expectFault(studio, () => studio.tryToBook(input, studio.clients.public), 'UNAUTHENTICATED');
  });
});

describe('bookSession: refusals of a named pass', () => {
  let holder: Newcomer;
  let sessionId: string;
  beforeAll(async () => {
    holder = await studio.newcomer();
    sessionId = await studio.session({ days: 10 });
  });

  async function expectProblem(
    passId: string,
    reason: string,
    input: { registrationId?: string; sessionId?: string } = {},
  ): Promise<void> {
    const named = { registrationId: holder.registrationId, sessionId, payWith: 'PASS' as const, passId, ...input };
    await expectRefused(studio, () => studio.tryToBook(named), ['PASS_CANNOT_PAY', 'passId']);
    expect((await studio.tryToBook(named)).errors).toMatchObject([{ reason }]);
    await expectRefused(studio, () => studio.tryToBook({ ...named, payWith: 'AUTO' }), ['PASS_CANNOT_PAY', 'passId']);
  }
  const entry = async (terms: object = {}) =>
    studio.sell(await studio.product({ kind: 'ENTRY', entries: 4, ...terms }), { customerId: holder.customerId });

  it('refuses to pay with a pass of somebody else', async () => {
    const { customerId } = await studio.person();
    await expectProblem(await studio.sell(studio.entryProductId, { customerId }), 'NOT_YOURS');
  });

  it('refuses to pay with a CREDIT pass of another registration', async () => {
    const registrationId = await studio.register(await studio.sibling(holder.customerId));
    await expectProblem(await studio.sell(studio.creditProductId, { registrationId }), 'WRONG_REGISTRATION');
  });

  it('refuses to pay with a pass for another course', async () => {
    await expectProblem(await entry({ courseIds: [studio.keyOf('Course', studio.oneOffCourseId)] }), 'WRONG_COURSE');
  });

  it('refuses to pay with an ENTRY or TIME pass on a CONTINUOUS course', async () => {
    const registrationId = await studio.register(await studio.sibling(holder.customerId), studio.continuousGroupId);
    const elsewhere = { registrationId, sessionId: await studio.session({ groupId: studio.continuousGroupId }) };
    await expectProblem(await entry(), 'WRONG_COURSE_TYPE', elsewhere);
    const time = await studio.sell(studio.timeProductId, { customerId: holder.customerId });
    await expectProblem(time, 'WRONG_COURSE_TYPE', elsewhere);
  });

  it('refuses to pay with a pass that is not valid yet', async () => {
    await expectProblem(await entry({ validity: { days: { fromOn: '2031-01-01' } } }), 'NOT_STARTED');
  });

  it('refuses to pay with an expired pass', async () => {
    const passId = await entry();
    await studio.expire(passId);
    await expectProblem(passId, 'EXPIRED');
  });

  it('refuses to pay with a pass that ends before the session begins', async () => {
    await expectProblem(await entry({ validity: { period: { length: 'P7D' } } }), 'BEYOND_END');
  });

  it('refuses to pay with a pass that an earlier use began, and that ends before the session begins', async () => {
    const passId = await entry({ validity: { period: { length: 'P7D', begins: 'FIRST_USE' } } });
    await studio.book(holder.registrationId, await studio.session({ days: 1 }), { passId });
    await expectProblem(passId, 'BEYOND_END');
  });

  it('refuses to pay with a pass whose use for a later session would then be beyond its end', async () => {
    const passId = await entry({ validity: { period: { length: 'P7D', begins: 'FIRST_USE' } } });
    await studio.book(holder.registrationId, await studio.session({ days: 30 }), { passId });
    await expectProblem(passId, 'BEYOND_END');
  });

  it.each(['BLOCKED', 'REFUNDED'])('refuses to pay with a pass that is %s', async (state) => {
    const passId = await entry();
    await studio.sql('update passes set state = ? where id = ?', [state, studio.keyOf('Pass', passId)]);
    await expectProblem(passId, state);
    await studio.sql(`update passes set state = 'ACTIVE' where id = ?`, [studio.keyOf('Pass', passId)]);
  });

  it('refuses to pay with an empty pass', async () => {
    const credit = await studio.sell(await studio.product({ kind: 'CREDIT', credit: euro(5) }), {
      registrationId: holder.registrationId,
    });
    await studio.book(holder.registrationId, await studio.session(), { passId: credit });
    await expectProblem(credit, 'EMPTY');
    const single = await entry({ entries: 1 });
    await studio.book(holder.registrationId, await studio.session(), { passId: single });
    await expectProblem(single, 'EMPTY');
  });

  it('refuses to pay with a pass that was used as often as it may be in the week of the session', async () => {
    const product = await studio.product({
      kind: 'TIME',
      validity: { period: { length: 'P2M' } },
      limitCount: 1,
      limitPeriod: 'WEEK',
    });
    const passId = await studio.sell(product, { customerId: holder.customerId });
    await studio.book(holder.registrationId, await studio.session({ days: 10 }), { passId });
    await expectProblem(passId, 'LIMIT_REACHED');
    await studio.book(holder.registrationId, await studio.session({ days: 17 }), { passId });
  });
});
