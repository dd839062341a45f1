import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command, CommandOf, CommandRequest } from '../../src/services/engine/index.js';
import { type Ground, makeGround } from '../engine/ground.js';

const STAFF = { kind: 'STAFF' } as const;
const by = { key: 'member:rita', address: '203.0.113.7' };

let ground: Ground;
beforeAll(async () => {
  ground = await makeGround();
});
afterAll(() => ground.close());

interface Entry {
  actor: string;
  address: string | null;
  action: string;
  kind: string;
  subject_id: string;
  before: object | null;
  after: object | null;
}

/** What a command adds to the log; nobody else is at work. */
async function toldOf(request: CommandRequest): Promise<{ entries: Entry[]; answer: Record<string, unknown> | null }> {
  const [last] = await ground.sql<{ id: string }>('select id from audit_log order by id desc limit 1');
  const outcome = await ground.engine.execute(ground.organisationId, request);
  const entries = await ground.sql<Entry>(
    'select actor, address, action, kind, subject_id, before, after from audit_log where id > $1 order by id',
    [last?.id],
  );
  return { entries, answer: outcome.kind === 'done' ? { ...outcome.answer } : null };
}

const told = (command: Command) => toldOf({ command, by });

const booking = (registrationId: string, sessionId: string): CommandOf<'bookSession'> => ({
  kind: 'bookSession',
  actor: STAFF,
  registrationId,
  sessionId,
  payWith: 'AUTO',
  passId: null,
});

const entry = (action: string, kind: string, subject: unknown, before: object | null, after: object) => ({
  ...{ actor: by.key, address: by.address, action, kind, subject_id: subject, before, after },
});

async function booked(sessionId: string): Promise<string> {
  const { registrationId } = await ground.addRegistration();
  const { answer } = await told(booking(registrationId, sessionId));
  return String(answer?.bookingId);
}

describe('the audit entry of a command', () => {
  it('register names the group, the attendee and who registered them', async () => {
    const { registrationId } = await ground.addRegistration();
    const [row] = await ground.sql<Entry>('select * from audit_log where subject_id = $1', [registrationId]);
    expect(row).toMatchObject({ actor: 'system', address: null, action: 'register', kind: 'Registration', before: null });
    expect(row?.after).toMatchObject({ group_id: ground.groupId, price_minor: 0 });
  });

  it('sellPass and bookSession write one entry each', async () => {
    const { registrationId } = await ground.addRegistration();
    const productId = await ground.addProduct({ kind: 'CREDIT', price_minor: 1800, credit_minor: 2000 });
    const sold = await told({ kind: 'sellPass', productId, registrationId, customerId: null, method: 'CASH' });
    const pass = { product_id: productId, price_minor: 1800, credit_minor: 2000, method: 'CASH' };
    expect(sold.entries).toEqual([entry('sellPass', 'Pass', sold.answer?.passId, null, expect.objectContaining(pass))]);
    const made = await told(booking(registrationId, await ground.addSession({ priceMinor: 800 })));
    const values = { status: 'BOOKED', price_minor: 800, covered_minor: 800 };
    expect(made.entries).toEqual([entry('bookSession', 'Booking', made.answer?.bookingId, null, values)]);
  });

  it('recordPayment keeps what was paid before and after', async () => {
    const { registrationId } = await ground.addRegistration();
    await told({ kind: 'recordPayment', registrationId, amountMinor: 500, method: 'CASH' });
    const paid = await told({ kind: 'recordPayment', registrationId, amountMinor: 300, method: 'BANK' });
    expect(paid.entries).toEqual([
      entry('recordPayment', 'Registration', registrationId, { paid_minor: 500 }, { paid_minor: 800, method: 'BANK' }),
    ]);
  });

  it('checkIn and its correction keep the reason', async () => {
    const bookingId = await booked(await ground.addSession());
    const came = await told({ kind: 'checkIn', bookingId });
    expect(came.entries).toEqual([entry('checkIn', 'Booking', bookingId, { status: 'BOOKED' }, { status: 'ATTENDED' })]);
    const mended = await told({ kind: 'cancelBooking', actor: STAFF, bookingId, overrideReason: 'the wrong "Jana"' });
    const before = { status: 'ATTENDED', override_reason: null };
    const after = { status: 'CANCELLED', override_reason: 'the wrong "Jana"' };
    expect(mended.entries).toEqual([entry('cancelBooking', 'Booking', bookingId, before, after)]);
  });

  it('cancelBooking keeps a reason of any characters', async () => {
    const bookingId = await booked(await ground.addSession());
    const { entries } = await told({
      kind: 'cancelBooking',
      actor: STAFF,
      bookingId,
      overrideReason: 'half \ud800 {"a":null}, \\',
    });
    expect(entries).toMatchObject([{ after: { override_reason: 'half \ufffd {"a":null}, \\' } }]);
    const [booking] = await ground.sql('select override_reason from bookings where id = $1', [bookingId]);
    expect(booking).toEqual({ override_reason: 'half \ufffd {"a":null}, \\' });
  });

  it('updateSession keeps only what changed', async () => {
    const sessionId = await ground.addSession({ capacity: 10 });
    const grown = await told({ kind: 'updateSession', sessionId, capacity: 12, priceMinor: null });
    expect(grown.entries).toEqual([entry('updateSession', 'Session', sessionId, { capacity: 10 }, { capacity: 12 })]);
  });

  it('cancelSession writes an entry for each booking that ends with it', async () => {
    const sessionId = await ground.addSession();
    const bookings = [await booked(sessionId), await booked(sessionId)];
    const { entries } = await told({ kind: 'cancelSession', sessionId });
    const [session, ...others] = entries;
    const before = { status: 'SCHEDULED', seats_taken: 2 };
    expect(session).toEqual(entry('cancelSession', 'Session', sessionId, before, { status: 'CANCELLED', seats_taken: 0 }));
    const ended = (id: string) => entry('cancelSession', 'Booking', id, { status: 'BOOKED' }, { status: 'CANCELLED' });
    expect(others.toSorted((a, b) => (a.subject_id < b.subject_id ? -1 : 1))).toEqual(bookings.toSorted().map(ended));
  });
});

describe('a command without an audit entry', () => {
  it('a refusal, a dry run and a replay write none', async () => {
    const { registrationId } = await ground.addRegistration();
    const sessionId = await ground.addSession();
    const command = booking(registrationId, sessionId);
    const idempotency = { viewer: by.key, operation: 'bookSession', key: 'once', inputHash: 'x' };
    expect((await toldOf({ command, by, dryRun: true })).entries).toEqual([]);
    expect((await toldOf({ command, by, idempotency })).entries).toHaveLength(1);
    expect((await toldOf({ command, by, idempotency })).entries).toEqual([]);
    expect((await toldOf({ command, by: { key: 'key:other', address: null }, idempotency })).entries).toEqual([]);
    const again = await toldOf({ command, by });
    expect(again).toEqual({ entries: [], answer: null });
  });

  it('a registration writes none for the place that it takes in its group', async () => {
    const course = { name: 'Balet', type: 'ONE_OFF', price_minor: 3000, uncovered_policy: 'DEBT' };
    const [location] = await ground.sql<{ id: string }>('select id from locations');
    const courseId = await insert('courses', course);
    const groupId = await insert('groups', { course_id: courseId, location_id: location?.id, name: 'Máj', capacity: 3 });
    for (const code of [`BOOKED:${courseId}`, `REVENUE:${courseId}`])
      await ground.sql(`insert into accounts (organisation_id, code, unit) values ($1, $2, 'EUR')`, [
        ground.organisationId,
        code,
      ]);
    const [attendee] = await ground.sql<{ id: string }>('select id from attendees limit 1');
    const { entries } = await told({ kind: 'register', actor: STAFF, attendeeId: attendee?.id ?? '', groupId });
    expect(entries.map(({ kind }) => kind)).toEqual(['Registration']);
    expect(await ground.sql('select places_taken from groups where id = $1', [groupId])).toEqual([{ places_taken: 1 }]);
  });
});

describe('the audit entries of a batch', () => {
  it('stand in the order of its commands, with the time and ids of the database', async () => {
    const sessionId = await ground.addSession({ capacity: 40 });
    const people: string[] = [];
    for (let i = 0; i < 40; i += 1) people.push((await ground.addRegistration()).registrationId);
    const execute = (id: string, i: number) =>
      ground.engine.execute(ground.organisationId, {
        command: booking(id, sessionId),
        by: { key: `customer:${i}`, address: null },
      });
    const outcomes = await Promise.all(people.map(execute));
    const bookings = outcomes.map((outcome) =>
      outcome.kind === 'done' && 'bookingId' in outcome.answer ? outcome.answer.bookingId : '',
    );
    const rows = await ground.sql<Entry & { id: string; at: Date }>(
      'select * from audit_log where subject_id = any($1::uuid[]) order by id',
      [bookings],
    );
    expect(rows.map(({ actor, subject_id }) => [actor, subject_id])).toEqual(bookings.map((id, i) => [`customer:${i}`, id]));
    for (const { id, at } of rows) expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at.getTime());
  });
});

async function insert(table: string, columns: Record<string, unknown>): Promise<string> {
  const row = { organisation_id: ground.organisationId, ...columns };
  const names = Object.keys(row);
  const [made] = await ground.sql<{ id: string }>(
    `insert into ${table} (id, ${names.join(', ')})
     values (gen_random_uuid(), ${names.map((_, i) => `$${i + 1}`).join(', ')}) returning id`,
    Object.values(row),
  );
  return made?.id ?? '';
}
