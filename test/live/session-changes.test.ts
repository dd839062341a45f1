import { randomUUID } from 'node:crypto';
import {
  AddMemberDocument,
  CancelOrderDocument,
  CancelSessionDocument,
  type Client,
  RemoveMemberDocument,
  SessionChangesDocument,
  UpdateSessionDocument,
} from '@permanentka/client';
import { afterEach, describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { useGround } from '../support/ground.js';
import { openOnlineSale } from '../support/online-sale.js';
import { inDays } from '../support/studio.js';
import { EVERYBODY, type ViewerName } from '../support/viewers.js';
import { watch } from '../support/watch.js';

const ground = useGround();
const leaving: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(leaving.splice(0).map((leave) => leave()));
});

function changesFor(client: Client) {
  const watching = watch(client.subscribe(SessionChangesDocument, {}), (push) => push.sessionChanges);
  leaving.push(() => watching.leave());
  return watching;
}

let minutes = 0;
/** Moves a session; each time to another minute. */
async function move(sessionId: string, more: object = {}): Promise<string> {
  minutes += 1;
  const startsAt = new Date(inDays(50).getTime() + minutes * 60_000).toISOString();
  const input = { sessionId, startsAt, allowOverlap: true, ...more };
  const { updateSession } = await ground.studio.clients.owner.request(UpdateSessionDocument, { input });
  expect(updateSession.errors).toEqual([]);
  return startsAt;
}

/** There is no first state to wait for: moves the session until the stream has told it. */
async function untilListening(watching: ReturnType<typeof changesFor>, sessionId: string): Promise<void> {
  const first = watching.until(() => true);
  for (let heard = false; !heard; ) {
    await move(sessionId);
    heard = await Promise.race([first.then(() => true), new Promise<false>((resolve) => setTimeout(() => resolve(false), 100))]);
  }
  await first;
}

describe('sessionChanges', () => {
  it('tells a customer and the staff the old and the new time, and a cancellation', async () => {
    const { studio } = ground;
    const sessionId = await studio.session();
    const { registrationId, client } = await studio.newcomer();
    await studio.book(registrationId, sessionId);
    const streams = [changesFor(client), changesFor(studio.clients.receptionist)];
    for (const stream of streams) await untilListening(stream, sessionId);
    const before = await move(sessionId);
    const after = await move(sessionId);
    await studio.clients.owner.request(CancelSessionDocument, { input: { sessionId } });
    for (const stream of streams) {
      expect(await stream.until(({ startsAt, status }) => startsAt === after && status === 'SCHEDULED')).toMatchObject({
        ...{ previousStartsAt: before, locationChanged: false, instructorChanged: false, session: { id: sessionId } },
      });
      expect(await stream.until(({ status }) => status === 'CANCELLED')).toMatchObject({
        previousStartsAt: after,
        startsAt: after,
      });
      const versions = stream.seen.map(({ version }) => version);
      expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    }
  });

  it('tells a customer nothing of sessions that they have no seat in, nor of a change of the price', async () => {
    const { studio } = ground;
    const [own, other] = [await studio.session(), await studio.session()];
    const [person, stranger] = [await studio.newcomer(), await studio.newcomer()];
    await studio.book(person.registrationId, own);
    await studio.book(stranger.registrationId, other);
    const cancelled = await studio.session();
    const { id: bookingId } = await studio.book(person.registrationId, cancelled);
    await studio.tryToCancel({ bookingId });
    const watching = changesFor(person.client);
    await untilListening(watching, own);
    await move(other);
    await move(cancelled);
    await studio.clients.owner.request(UpdateSessionDocument, { input: { sessionId: own, capacity: 9 } });
    const startsAt = await move(own);
    await watching.until((change) => change.startsAt === startsAt);
    expect(new Set(watching.seen.map(({ session }) => session.id))).toEqual(new Set([own]));
  });

  it('tells a customer whose seat is only held by an unpaid order, and no more once the order is given up', async () => {
    const { studio } = ground;
    await openOnlineSale(ground.app, studio);
    const person = await studio.newcomer();
    const [own, kept, left] = [await studio.session(), await studio.session(), await studio.session()];
    await studio.book(person.registrationId, own);
    const urls = { successUrl: 'https://vlnka.sk/paid', cancelUrl: 'https://vlnka.sk/left' };
    const orders: string[] = [];
    for (const sessionId of [kept, left]) {
      const seat = { registrationId: person.registrationId, sessionId, allowOverlap: true };
      const input = { ...seat, payWith: 'ONLINE', ...urls, idempotencyKey: randomUUID() } as const;
      const { order, errors } = await studio.tryToBook(input);
      expect(errors).toEqual([]);
      orders.push(order?.id ?? '');
    }
    const [, orderId = ''] = orders;
    const { cancelOrder } = await studio.clients.receptionist.request(CancelOrderDocument, { input: { orderId } });
    expect(cancelOrder.errors).toEqual([]);
    const watching = changesFor(person.client);
    await untilListening(watching, own);
    await move(left);
    const startsAt = await move(kept);
    expect(await watching.until((change) => change.startsAt === startsAt)).toMatchObject({ session: { id: kept } });
    const substitute = { name: 'Záskok', email: 'zaskok@example.com', role: 'INSTRUCTOR' } as const;
    const { addMember } = await studio.clients.owner.request(AddMemberDocument, { input: substitute });
    const memberId = addMember.member?.id ?? '';
    await move(kept, { instructorId: memberId });
    await studio.clients.owner.request(RemoveMemberDocument, { input: { memberId } });
    const isBack = (change: { instructorChanged: boolean; startsAt: string; previousStartsAt: string }) =>
      change.instructorChanged && change.startsAt === change.previousStartsAt;
    expect(await watching.until(isBack)).toMatchObject({ session: { id: kept } });
    await studio.clients.owner.request(CancelSessionDocument, { input: { sessionId: kept } });
    expect(await watching.until(({ status }) => status === 'CANCELLED')).toMatchObject({ session: { id: kept } });
    expect(new Set(watching.seen.map(({ session }) => session.id))).toEqual(new Set([own, kept]));
  });

  it('tells who gives it: the instructor of the group, and a substitute who comes or goes', async () => {
    const { studio } = ground;
    const sessionId = await studio.session();
    const instructor = changesFor(studio.clients.instructor);
    await untilListening(instructor, sessionId);
    const startsAt = await move(sessionId, { instructorId: studio.instructorId });
    const change = await instructor.until((told) => told.startsAt === startsAt);
    expect(change).toMatchObject({ instructorChanged: true, session: { instructor: { id: studio.instructorId } } });
  });

  it('sends each session that a removed member was to give, and none that is over or cancelled', async () => {
    const { studio } = ground;
    const { owner } = studio.clients;
    const input = { name: 'Odchádzajúca', email: 'odchadza@example.com', role: 'INSTRUCTOR' } as const;
    const memberId = (await owner.request(AddMemberDocument, { input })).addMember.member?.id ?? '';
    const given = await Promise.all([1, 2, 3, 4, 5].map(() => studio.session()));
    const [seated = '', empty = '', over = '', cancelled = '', own = ''] = given;
    for (const sessionId of [seated, empty, over, cancelled]) await move(sessionId, { instructorId: memberId });
    const { registrationId, client } = await studio.newcomer();
    await studio.book(registrationId, seated);
    await studio.book(registrationId, own);
    await owner.request(CancelSessionDocument, { input: { sessionId: cancelled } });
    await studio.beginIn(over, -3);
    const [customer, staff] = [changesFor(client), changesFor(studio.clients.receptionist)];
    await untilListening(customer, own);
    await untilListening(staff, own);
    const versions = async () => {
      const text = 'select id, version::int, instructor_id from sessions where id = any(?::uuid[])';
      const keys = given.map((id) => studio.keyOf('Session', id));
      const rows = await bindTenant(studio.tenant).transactional((em) =>
        em.execute<{ id: string; version: number; instructor_id: string | null }[]>(text, [`{${keys.join()}}`]),
      );
      return keys.map((key) => rows.find(({ id }) => id === key));
    };
    const before = await versions();
    await owner.request(RemoveMemberDocument, { input: { memberId } });
    const after = await versions();
    expect(after.map((row, at) => (row?.version ?? 0) - (before[at]?.version ?? 0))).toEqual([1, 1, 0, 1, 0]);
    expect(after.map((row) => row?.instructor_id !== null)).toEqual([false, false, true, false, false]);
    const told = { instructorChanged: true, locationChanged: false };
    const heard = await customer.until(({ session }) => session.id === seated);
    expect(heard).toMatchObject({ ...told, version: after[0]?.version, session: { instructor: { id: studio.instructorId } } });
    expect(heard.previousStartsAt).toBe(heard.startsAt);
    expect(await staff.until(({ session }) => session.id === empty)).toMatchObject(told);
    const changed = staff.seen.filter(({ instructorChanged }) => instructorChanged).map(({ session }) => session.id);
    expect(changed.sort()).toEqual([seated, empty].sort());
    expect(customer.seen.some(({ session }) => session.id === empty)).toBe(false);
  });

  it('is for staff, for keys with BOOKINGS_READ or BOOKINGS_WRITE, and for customers', async () => {
    const { studio, viewers } = ground;
    const allowed = new Set<ViewerName>([
      'owner',
      'manager',
      'receptionist',
      'instructor',
      'key BOOKINGS_READ',
      'key BOOKINGS_WRITE',
    ]);
    const sessionId = await studio.session();
    for (const name of EVERYBODY) {
      const watching = changesFor(viewers[name]);
      if (allowed.has(name)) await untilListening(watching, sessionId);
      else if (!name.toLowerCase().includes('customer')) await expect(watching.until(() => true)).rejects.toThrow();
    }
  });
});
