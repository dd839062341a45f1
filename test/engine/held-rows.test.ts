import { describe, expect, it } from 'vitest';
import { type Command, ENGINE_DEFAULTS } from '../../src/services/engine/index.js';
import { booking, cancelling } from '../concurrency/two-engines.js';
import { OTHERS_MS, pause, useHolding, wordOf } from './holding.js';

const STAFF = { kind: 'STAFF' } as const;

const held = useHolding();
const { hold, holdRow, holdAccount, holder, engineWith, send } = held;

async function otherGroup(): Promise<string> {
  const [group] = await held.ground.sql<{ id: string }>(
    `insert into groups (organisation_id, id, course_id, location_id, name, capacity)
     select organisation_id, gen_random_uuid(), course_id, location_id, 'Other', 5 from groups where id = $1 returning id`,
    [held.ground.groupId],
  );
  return group?.id ?? '';
}

async function addMember(): Promise<string> {
  const [member] = await held.ground.sql<{ id: string }>(
    `insert into members (organisation_id, id, name, email, role)
     values ($1, gen_random_uuid(), 'Substitute', gen_random_uuid() || '@example.sk', 'INSTRUCTOR') returning id`,
    [held.ground.organisationId],
  );
  return member?.id ?? '';
}

interface Case {
  /** The command that needs the held row. */
  command: Command;
  release: () => Promise<void>;
}

/** A row of each kind that commands need, held by somebody else, and a command that has to wait for it. */
const CASES: readonly [string, () => Promise<Case>][] = [
  [
    'the member who is to give a session',
    async () => {
      const [sessionId, instructorId] = [await held.ground.addSession(), await addMember()];
      const command = { kind: 'updateSession', sessionId, capacity: null, priceMinor: null, instructorId } as const;
      return { command, release: await holdRow('members', instructorId) };
    },
  ],
  [
    'the session that is booked',
    async () => {
      const [{ registrationId }, session] = [await held.ground.addRegistration(), await held.ground.addSession()];
      return { command: booking(registrationId, session), release: await holdRow('sessions', session) };
    },
  ],
  [
    'the session whose booking is cancelled',
    async () => {
      const [{ registrationId }, session] = [await held.ground.addRegistration(), await held.ground.addSession()];
      const booked = await held.ground.engine.execute(held.ground.organisationId, { command: booking(registrationId, session) });
      if (booked.kind !== 'done' || !('bookingId' in booked.answer)) throw new Error('must be booked');
      return { command: cancelling(booked.answer.bookingId), release: await holdRow('sessions', session) };
    },
  ],
  [
    'the pass that pays',
    async () => {
      const { registrationId, passId } = await holder();
      return { command: booking(registrationId, await held.ground.addSession()), release: await holdRow('passes', passId) };
    },
  ],
  [
    'the registration that books',
    async () => {
      const { registrationId } = await held.ground.addRegistration();
      const command = booking(registrationId, await held.ground.addSession());
      return { command, release: await holdRow('registrations', registrationId) };
    },
  ],
  [
    'the attendee who joins a group',
    async () => {
      const { attendeeId } = await holder();
      const command = { kind: 'register', actor: STAFF, attendeeId, groupId: await otherGroup() } as const;
      return { command, release: await holdRow('attendees', attendeeId) };
    },
  ],
  [
    'the customer who buys a pass',
    async () => {
      const { customerId, productId } = await holder();
      const command = { kind: 'sellPass', productId, registrationId: null, customerId, method: 'CARD_TERMINAL' } as const;
      return { command, release: await holdRow('customers', customerId) };
    },
  ],
  [
    'the group that is joined',
    async () => {
      const { attendeeId } = await holder();
      const command = { kind: 'register', actor: STAFF, attendeeId, groupId: await otherGroup() } as const;
      return { command, release: await holdRow('groups', command.groupId) };
    },
  ],
  [
    'the account of a registration',
    async () => {
      const { registrationId } = await held.ground.addRegistration();
      const command = { kind: 'recordPayment', registrationId, amountMinor: 500, method: 'BANK' } as const;
      return { command, release: await holdAccount(`REGISTRATION:${registrationId}`) };
    },
  ],
  [
    'an account that many share',
    async () => {
      const { registrationId } = await held.ground.addRegistration();
      const command = { kind: 'recordPayment', registrationId, amountMinor: 500, method: 'CASH' } as const;
      return { command, release: await holdAccount('CASH:desk') };
    },
  ],
  [
    'the counter of receipts',
    async () => {
      const { registrationId } = await held.ground.addRegistration();
      const command = { kind: 'recordPayment', registrationId, amountMinor: 500, method: 'CASH' } as const;
      return { command, release: await hold('select from receipt_counters where true') };
    },
  ],
];

describe('a row that somebody else holds', () => {
  it.each(CASES)('%s: only those who need it wait', { timeout: 20_000 }, async (_what, arrange) => {
    const others = await Promise.all([1, 2, 3, 4].map(() => held.ground.addRegistration()));
    const sessions = await Promise.all([1, 2].map(() => held.ground.addSession()));
    const { command, release } = await arrange();
    const engine = engineWith();
    const blocked = send(engine, command);
    const together = others.slice(0, 2).map(({ registrationId }) => send(engine, booking(registrationId, sessions[0] ?? '')));
    expect((await Promise.all(together.map(({ promise }) => promise))).map(wordOf)).toEqual(['done', 'done']);
    for (const { registrationId } of others.slice(2)) {
      const later = send(engine, booking(registrationId, sessions[1] ?? ''));
      expect(wordOf(await later.promise)).toBe('done');
      expect(later.tookMs).toBeLessThan(OTHERS_MS);
    }
    expect(Math.max(...together.map(({ tookMs }) => tookMs))).toBeLessThan(OTHERS_MS);
    expect(blocked.isSettled).toBe(false);
    await release();
    expect(wordOf(await blocked.promise)).toBe('done');
  });
});

/** Rows that no command locks. A write that names one waits for it, and nobody can tell which row it is. */
const UNKNOWN: readonly [string, () => Promise<Case>][] = [
  [
    'the product of a pass that is sold',
    async () => {
      const { customerId, productId } = await holder();
      const command = { kind: 'sellPass', productId, registrationId: null, customerId, method: 'CASH' } as const;
      return { command, release: await holdRow('pass_products', productId) };
    },
  ],
  [
    'the location that a session moves to',
    async () => {
      const sessionId = await held.ground.addSession();
      const [location] = await held.ground.sql<{ id: string }>(
        `insert into locations (organisation_id, id, name) values ($1, gen_random_uuid(), 'Other hall') returning id`,
        [held.ground.organisationId],
      );
      const locationId = location?.id ?? '';
      const command = { kind: 'updateSession', sessionId, capacity: null, priceMinor: null, locationId } as const;
      return { command, release: await holdRow('locations', locationId) };
    },
  ],
];

describe('a row that somebody else holds and that only a foreign key needs', () => {
  it.each(UNKNOWN)(
    '%s: the others are done meanwhile, and the one command after it',
    { timeout: 20_000 },
    async (_what, arrange) => {
      const others = await Promise.all([1, 2, 3, 4].map(() => held.ground.addRegistration()));
      const sessions = await Promise.all([1, 2].map(() => held.ground.addSession()));
      const { command, release } = await arrange();
      const engine = engineWith();
      const blocked = send(engine, command);
      const together = others.slice(0, 2).map(({ registrationId }) => send(engine, booking(registrationId, sessions[0] ?? '')));
      // All of the batch are set aside after two tries, and the blocked command is tried before the others, again and again.
      expect((await Promise.all(together.map(({ promise }) => promise))).map(wordOf)).toEqual(['done', 'done']);
      expect(Math.max(...together.map(({ tookMs }) => tookMs))).toBeLessThan(ENGINE_DEFAULTS.maxHeldMs / 2);
      for (const { registrationId } of others.slice(2)) {
        const later = send(engine, booking(registrationId, sessions[1] ?? ''));
        expect(wordOf(await later.promise)).toBe('done');
        expect(later.tookMs).toBeLessThan(OTHERS_MS);
      }
      expect(blocked.isSettled).toBe(false);
      await release();
      expect(wordOf(await blocked.promise)).toBe('done');
    },
  );

  it('ends as overload when it is held too long, and nothing happens later', { timeout: 20_000 }, async () => {
    const [, arrange] = UNKNOWN[0] ?? expect.fail('no case');
    const { command, release } = await arrange();
    const passes = () => held.ground.sql('select id from passes');
    const before = await passes();
    const blocked = send(engineWith({ maxHeldMs: 900 }), command);
    await expect(blocked.promise).rejects.toThrow('waited 900 ms for rows that somebody else holds');
    await release();
    await pause(300);
    expect(await passes()).toHaveLength(before.length);
  });
});
