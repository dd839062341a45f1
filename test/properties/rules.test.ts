import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Command } from '../../src/services/rules/commands/index.js';
import { overlaps } from '../../src/services/rules/world/span.js';
import { isLive, type World } from '../../src/services/rules/world/world.js';
import { hoursAfter, type TestWorld } from '../rules/test-world.js';
import { execute } from './execution.js';
import { type Scenario, type Step, scenarios } from './scenario.js';
import { runs } from './seed.js';
import { commandOf, remember } from './step-commands.js';
import { studioInMemory } from './studio-in-memory.js';
import { Witness } from './witness.js';

const SCENARIOS = 2000;
const STEPS_MAX = 160;
const COMMANDS_AT_LEAST = 100_000;

const counts = { done: 0, refused: 0, dry: 0 };
const refusals = new Map<string, number>();

function play(scenario: Scenario): void {
  const { test, cast } = studioInMemory(scenario);
  const witness = new Witness(test.world);
  for (const step of scenario.steps) {
    if (step.do === 'advance') {
      test.world.now = hoursAfter(test.world.now, step.hours);
      continue;
    }
    const command = commandOf(step, cast);
    const answer = tell(test, witness, command, step);
    if (answer) remember(cast, command, answer);
  }
}

/** Carries a command out and checks what must hold whatever it is. */
function tell(test: TestWorld, witness: Witness, command: Command, { dryRun }: Step): object | undefined {
  const { world } = test;
  const mustBeDone = isPlainlyAllowed(world, command);
  const debtBefore = debtOf(test, command);
  const decision = execute(test, command, dryRun);
  if (decision.kind === 'refused') {
    counts.refused += 1;
    for (const { code } of decision.refusals) refusals.set(code, (refusals.get(code) ?? 0) + 1);
    if (mustBeDone) throw new Error(`Refused for no reason: ${JSON.stringify([command, decision.refusals])}`);
    return undefined;
  }
  counts[dryRun ? 'dry' : 'done'] += 1;
  if (dryRun) return undefined;
  witness.note(command, decision.changes.transfers);
  witness.check();
  checkDebt(test, command, debtBefore);
  return decision.answer;
}

/** Whether nothing at all speaks against a command, said once more and in fewer words than the rules do. */
function isPlainlyAllowed(world: World, command: Command): boolean {
  if (command.kind === 'cancelBooking') {
    return (
      command.actor.kind === 'STAFF' &&
      command.overrideReason !== null &&
      world.bookings.get(command.bookingId)?.status === 'BOOKED'
    );
  }
  if (command.kind !== 'bookSession' || command.actor.kind !== 'STAFF' || command.passId !== null) return false;
  const registration = world.registrations.get(command.registrationId);
  const session = world.sessions.get(command.sessionId);
  if (!registration || registration.endsOn !== null || session?.groupId !== registration.groupId) return false;
  const isFree = session.status === 'SCHEDULED' && session.startsAt > world.now && session.seatsTaken < session.capacity;
  const isDebtAllowed = world.courses.get(world.groups.get(session.groupId)?.courseId ?? '')?.uncoveredPolicy === 'DEBT';
  const isElsewhere = [...world.bookings.values()].some(({ attendeeId, status, sessionId }) => {
    const other = world.sessions.get(sessionId);
    return attendeeId === registration.attendeeId && isLive(status) && other !== undefined && overlaps(other, session);
  });
  return isFree && isDebtAllowed && !isElsewhere;
}

function debtOf(test: TestWorld, command: Command): number {
  if (command.kind !== 'bookSession' || !test.world.registrations.has(command.registrationId)) return 0;
  return Math.max(0, -test.balance(`REGISTRATION:${command.registrationId}`));
}

/** A booking leaves no more debt on the registration's own account than the course allows or than there was before. */
function checkDebt(test: TestWorld, command: Command, debtBefore: number): void {
  if (command.kind !== 'bookSession') return;
  const { world } = test;
  const course = world.courses.get(world.groups.get(world.sessions.get(command.sessionId)?.groupId ?? '')?.courseId ?? '');
  const allowed = { DEBT: Number.POSITIVE_INFINITY, DEBT_UP_TO: course?.debtLimitMinor ?? 0, REFUSE: 0, PAY_NOW: 0 }[
    course?.uncoveredPolicy ?? 'REFUSE'
  ];
  const debt = debtOf(test, command);
  if (debt > Math.max(allowed, debtBefore))
    throw new Error(`Broken: a booking made a debt of ${debt} where ${allowed} is allowed`);
}

it(`the rules keep every invariant in ${COMMANDS_AT_LEAST} random commands`, { timeout: 120_000 }, () => {
  const property = fc.property(scenarios('MOVES', { maxLength: STEPS_MAX, size: 'max' }), play);
  fc.assert(property, runs(SCENARIOS));
  if (process.env.SHRUNK_PATH) return;
  expect(counts.done + counts.refused + counts.dry).toBeGreaterThanOrEqual(COMMANDS_AT_LEAST);
  // A run in which some ending never came up has not tried it.
  expect(counts.done).toBeGreaterThan(COMMANDS_AT_LEAST / 5);
  expect(counts.dry).toBeGreaterThan(COMMANDS_AT_LEAST / 50);
  expect([...refusals.keys()]).toEqual(expect.arrayContaining(EXPECTED_REFUSALS));
});

const EXPECTED_REFUSALS = [
  'ALREADY_BOOKED',
  'ALREADY_CHECKED_IN',
  'ALREADY_REGISTERED',
  'BOOKING_NOT_ACTIVE',
  'BOOKING_OVERLAPS',
  'CANCELLATION_CLOSED',
  'CHECK_IN_CLOSED',
  'CHECK_IN_NOT_OPEN',
  'GROUP_FULL',
  'GROUP_NOT_LINKED',
  'INVALID_INPUT',
  'NOT_CHECKED_IN',
  'NOT_COVERED',
  'NOT_FOUND',
  'PASS_BELONGS_TO_CUSTOMER',
  'PASS_CANNOT_PAY',
  'PASS_NOT_FOR_COURSE',
  'GROUPS_OF_DIFFERENT_COURSES',
  'PRODUCT_ARCHIVED',
  'REGISTRATION_ENDED',
  'REGISTRATION_NOT_ENDED',
  'SESSION_CANCELLED',
  'SESSION_FULL',
  'SESSION_NOT_BEGUN',
  'SESSION_OVER',
];
