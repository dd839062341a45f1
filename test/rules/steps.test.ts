import { describe, expect, it } from 'vitest';
import { Drafts, templates } from '../../src/services/ledger/index.js';
import { apply, put, type Undo } from '../../src/services/rules/world/apply.js';
import { refusal } from '../../src/services/rules/world/refusals.js';
import { attempt, inSteps, type Steps } from '../../src/services/rules/world/steps.js';
import { type Changes, noChanges, seatKey } from '../../src/services/rules/world/world.js';
import { differences, snapshotOf } from './snapshot.js';
import { existing, hoursAfter, NOW, TestWorld } from './test-world.js';

const NOT_FOUND = refusal('NOT_FOUND', 'sessionId', { referent: 'SESSION' });

function ground() {
  const test = new TestWorld();
  const group = test.group(test.course());
  const session = test.session(group);
  const registration = test.registration(group);
  const row = () => test.sessionRow(session);
  const takeSeat = (steps: Steps): void =>
    steps.change('sessions', { ...row(), seatsTaken: row().seatsTaken + 1, version: row().version + 1 });
  return { test, group, session, registration, row, takeSeat };
}

/** Does the work in steps, and says whether the world was left as it was. */
function decided<T extends object>({ world }: TestWorld, work: (steps: Steps) => T) {
  const before = snapshotOf(world);
  const decision = inSteps(world, work);
  return { decision, touched: differences(before, world) };
}

describe('a decision in steps', () => {
  it('shows each step the steps before it, and leaves the world as it was', () => {
    const { test, row, takeSeat } = ground();
    const { decision, touched } = decided(test, (steps) => {
      takeSeat(steps);
      takeSeat(steps);
      return { seen: row().seatsTaken };
    });
    expect(touched).toEqual([]);
    expect(decision).toMatchObject({ kind: 'done', answer: { seen: 2 } });
    expect(row()).toMatchObject({ seatsTaken: 0, version: 1 });
  });

  it('writes the last state of each row once, and a row that it made as made', () => {
    const { test, group, takeSeat } = ground();
    const { decision } = decided(test, (steps) => {
      takeSeat(steps);
      takeSeat(steps);
      steps.create('groups', { ...existing(test.world.groups, group), id: 'new' });
      steps.change('groups', { ...existing(test.world.groups, 'new'), placesHeld: 3 });
      return {};
    });
    if (decision.kind === 'refused') throw new Error('refused');
    expect(decision.changes.changed).toMatchObject({ sessions: [{ seatsTaken: 2, version: 3 }] });
    expect(decision.changes.changed.groups).toBeUndefined();
    expect(decision.changes.created).toMatchObject({ groups: [{ id: 'new', placesHeld: 3 }] });
  });

  it('keeps the transfers, openings, check-ins and counts of all its steps, in their order', () => {
    const { test } = ground();
    const part = (name: string): Changes => ({
      ...noChanges(),
      opened: [`PASS:${name}`],
      checkedIn: [name],
      bought: [{ customerId: name, productId: 'product', delta: 1 }],
      promoUses: [[name, 1]],
    });
    const { decision } = decided(test, (steps) => {
      steps.take(part('a'));
      steps.take(part('b'));
      return {};
    });
    expect(decision).toMatchObject({
      changes: {
        ...{
          opened: ['PASS:a', 'PASS:b'],
          checkedIn: ['a', 'b'],
          promoUses: [
            ['a', 1],
            ['b', 1],
          ],
        },
        bought: [{ customerId: 'a' }, { customerId: 'b' }],
      },
    });
  });

  it('is refused with all that the step named, and leaves the world as it was', () => {
    const { test, takeSeat } = ground();
    const second = refusal('SESSION_CANCELLED', 'sessionId', { sessionId: 'session' });
    const { decision, touched } = decided(test, (steps) => {
      takeSeat(steps);
      return steps.refuse(NOT_FOUND, second);
    });
    expect(decision).toEqual({ kind: 'refused', refusals: [NOT_FOUND, second] });
    expect(touched).toEqual([]);
  });

  it('passes a fault on, and leaves the world as it was', () => {
    const { test, takeSeat } = ground();
    const before = snapshotOf(test.world);
    const work = (steps: Steps): object => {
      takeSeat(steps);
      throw new RangeError('a fault');
    };
    expect(() => inSteps(test.world, work)).toThrow(RangeError);
    expect(differences(before, test.world)).toEqual([]);
  });

  it('takes what was found, and ends with what was refused', () => {
    const { test } = ground();
    const found = { code: 'LETO' };
    expect(decided(test, (steps) => steps.or(found)).decision).toMatchObject({ kind: 'done', answer: found });
    expect(decided(test, (steps) => steps.or<object>(NOT_FOUND)).decision).toEqual({ kind: 'refused', refusals: [NOT_FOUND] });
  });
});

describe('an attempt within a decision', () => {
  it('keeps nothing of its own when it is refused, and everything from before it', () => {
    const { test, row, takeSeat } = ground();
    const { decision, touched } = decided(test, (steps) => {
      takeSeat(steps);
      const refused = attempt(steps, (inner) => {
        takeSeat(inner);
        inner.refuse(NOT_FOUND);
      });
      return { refused, seen: row().seatsTaken };
    });
    expect(decision).toMatchObject({
      answer: { refused: [NOT_FOUND], seen: 1 },
      changes: { changed: { sessions: [{ seatsTaken: 1 }] } },
    });
    expect(touched).toEqual([]);
  });

  it('keeps its changes when it goes through', () => {
    const { test, row, takeSeat } = ground();
    const { decision, touched } = decided(test, (steps) => {
      const refused = attempt(steps, takeSeat);
      return { refused, seen: row().seatsTaken };
    });
    expect(decision).toMatchObject({ answer: { refused: [], seen: 1 }, changes: { changed: { sessions: [{ seatsTaken: 1 }] } } });
    expect(touched).toEqual([]);
  });

  it('passes a fault on as a fault', () => {
    const { test } = ground();
    const fail = (): never => {
      throw new RangeError('a fault');
    };
    expect(() => inSteps(test.world, (steps) => ({ refused: attempt(steps, fail) }))).toThrow(RangeError);
  });
});

describe('changes that are applied to a world', () => {
  it('can be taken back whole, whatever the command', () => {
    const { test, group, session, registration } = ground();
    const credit = test.product({ kind: 'CREDIT' });
    const entries = test.pass(registration, { kind: 'ENTRY', validityPeriod: 'P1M', validityStart: 'FIRST_USE' });
    const booked = test.books(registration, session);
    const attendeeId = test.attendee(test.customer());
    const commands = [
      test.booking(registration, test.session(group)),
      test.cancelling(booked),
      { kind: 'checkIn', bookingId: booked },
      { kind: 'cancelSession', sessionId: session },
      { kind: 'register', actor: { kind: 'STAFF' }, attendeeId, groupId: group },
      { kind: 'sellPass', productId: credit, registrationId: registration, customerId: null, method: 'CASH' },
    ] as const;
    expect(test.passRow(entries).validFrom).not.toBeNull();
    for (const command of commands) {
      const before = snapshotOf(test.world);
      const changes = test.changesOf(command);
      const undo: Undo = [];
      apply(test.world, changes, undo);
      expect(differences(before, test.world)).not.toEqual([]);
      for (const back of undo.reverse()) back();
      expect([command.kind, differences(before, test.world)]).toEqual([command.kind, []]);
    }
  });

  it('give a seat to a live booking, and keep it for the one that has it', () => {
    const { test, session, registration } = ground();
    const bookingId = test.books(registration, session);
    const row = existing(test.world.bookings, bookingId);
    const seat = seatKey(session, row.attendeeId);
    expect(test.world.seats.get(seat)).toBe(bookingId);
    put(test.world, 'bookings', { ...row, id: 'another', status: 'CANCELLED' });
    expect(test.world.seats.get(seat)).toBe(bookingId);
    for (const status of ['ATTENDED', 'NO_SHOW'] as const) {
      put(test.world, 'bookings', { ...row, status });
      expect(test.world.seats.get(seat)).toBe(bookingId);
    }
    for (const status of ['LATE_CANCELLED', 'CANCELLED'] as const) {
      put(test.world, 'bookings', row);
      put(test.world, 'bookings', { ...row, status });
      expect(test.world.seats.has(seat)).toBe(false);
    }
  });

  it('keep the transfers of a booking until each is reversed', () => {
    const { test } = ground();
    const drafts = new Drafts('EUR', test.world.newId);
    templates.sessionCharged(drafts, 'registration', 'course', 'booking', 800);
    templates.lateFeeCharged(drafts, 'registration', 'course', 'booking', 150);
    apply(test.world, { ...noChanges(), transfers: drafts.list });
    const [charge, fee] = drafts.list;
    if (!charge || !fee) throw new Error('there are not two transfers');
    expect(test.world.unreversed.get('booking')).toEqual([charge, fee]);
    const back = new Drafts('EUR', test.world.newId);
    back.reverse([charge]);
    apply(test.world, { ...noChanges(), transfers: back.list });
    expect(test.world.unreversed.get('booking')).toEqual([fee]);
    expect(test.balance('BOOKED:course')).toBe(0);
    expect(test.balance('REVENUE:course')).toBe(150);
  });

  it('count the passes of known customers and the uses of codes, up and down', () => {
    const { test } = ground();
    const customerId = test.customer();
    const count = (delta: number, by: string) => ({
      ...noChanges(),
      bought: [{ customerId: by, productId: 'product', delta }],
      promoUses: [['key', delta]] as [string, number][],
    });
    for (const delta of [1, 1, -1]) apply(test.world, count(delta, customerId));
    expect(test.world.customers.get(customerId)?.bought.get('product')).toBe(1);
    expect(test.world.promoUses.get('key')).toBe(1);
    apply(test.world, count(1, 'nobody'));
    expect(test.world.customers.has('nobody')).toBe(false);
  });

  it('begin the uses of a TIME pass, and of a pass that begins with its first use, when it is sold', () => {
    const { test, registration } = ground();
    const sold = (facts: Parameters<TestWorld['pass']>[1]) => test.world.uses.get(test.pass(registration, facts))?.size;
    expect([
      sold({ kind: 'TIME' }),
      sold({ kind: 'ENTRY', validityPeriod: 'P1M', validityStart: 'FIRST_USE' }),
      sold({ kind: 'ENTRY', validityPeriod: 'P1M' }),
      sold({ kind: 'CREDIT' }),
    ]).toEqual([0, 0, undefined, undefined]);
  });

  it('count a use at the start of its session, and no longer once it is returned', () => {
    const { test, group, registration } = ground();
    const pass = test.pass(registration, { kind: 'TIME' });
    const startsAt = hoursAfter(NOW, 50);
    const bookingId = test.books(registration, test.session(group, { startsAt }));
    expect([...(test.world.uses.get(pass) ?? [])]).toEqual([[bookingId, { startsAt, endsAt: hoursAfter(startsAt, 1) }]]);
    test.does(test.cancelling(bookingId));
    expect(test.world.uses.get(pass)?.size).toBe(0);
  });
});

describe('the accounts that a decision opens', () => {
  it.each([
    ['CREDIT', ['PASS']],
    ['ENTRY', ['PASS', 'ENTRIES']],
    ['TIME', ['PASS']],
  ] as const)('a decision opens the accounts of a pass of kind %s: %j', (kind, expected) => {
    const { test, registration } = ground();
    const { customerId } = test.registrationRow(registration);
    const holder = kind === 'CREDIT' ? { registrationId: registration, customerId: null } : { registrationId: null, customerId };
    const changes = test.changesOf({ kind: 'sellPass', productId: test.product({ kind }), ...holder, method: 'CASH' });
    const [pass] = changes.created.passes ?? [];
    expect(changes.opened).toEqual(expected.map((account) => `${account}:${pass?.id}`));
  });

  it('are one for a new registration', () => {
    const { test, group } = ground();
    const command = {
      kind: 'register',
      actor: { kind: 'STAFF' },
      attendeeId: test.attendee(test.customer()),
      groupId: group,
    } as const;
    const changes = test.changesOf(command);
    expect(changes.opened).toEqual([`REGISTRATION:${changes.created.registrations?.[0]?.id}`]);
  });
});
