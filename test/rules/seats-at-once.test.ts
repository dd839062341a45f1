import { describe, expect, it } from 'vitest';
import { explainEligibility } from '../../src/services/rules/booking/eligibility.js';
import { hoursAfter, NOW, STAFF, TestWorld } from './test-world.js';

/** A family of three children in one group, with a TIME pass, and a session of an hour 72 hours from now. */
function family(seatsAtOnce: number | null, terms: Partial<Parameters<TestWorld['pass']>[1]> = {}) {
  const test = new TestWorld();
  const group = test.group(test.course());
  const customerId = test.customer();
  const children = [
    test.registration(group, customerId),
    test.registration(group, customerId),
    test.registration(group, customerId),
  ];
  const pass = test.pass(children[0] ?? '', { kind: 'TIME', seatsAtOnce, ...terms });
  const noon = hoursAfter(NOW, 72);
  const at = (from: number, to = from + 1) =>
    test.session(group, { startsAt: hoursAfter(noon, from), endsAt: hoursAfter(noon, to) });
  const naming = (child: number, sessionId: string) => test.booking(children[child] ?? '', sessionId, { passId: pass });
  return { test, children, pass, at, naming };
}

describe('a TIME pass', () => {
  it('pays for one child at a time: the second and third of one session need something else', () => {
    const { test, children, pass, at, naming } = family(1);
    const sessionId = at(0);
    test.does(naming(0, sessionId));
    for (const child of [1, 2]) expect(test.refuses(naming(child, sessionId), 'PASS_CANNOT_PAY').reason).toBe('IN_USE');
    const asked = { actor: STAFF, registrationId: children[1] ?? '', sessionId };
    expect(explainEligibility(test.world, asked)?.passes).toMatchObject([{ reason: 'IN_USE', coversMinor: 0 }]);
    // Without a named pass the child is booked, and owes the price.
    test.books(children[1] ?? '', sessionId);
    expect(test.figures(children[1] ?? '').balance).toBe(-800);
    expect([...test.world.redemptions.values()].filter(({ passId }) => passId === pass)).toHaveLength(1);
  });

  it.each([
    [2, 'IN_USE'],
    [3, 'done'],
    [100, 'done'],
    [null, 'done'],
  ])('a TIME pass with seatsAtOnce %s answers %s to the third child of one session', (seatsAtOnce, expected) => {
    const { test, at, naming } = family(seatsAtOnce);
    const sessionId = at(0);
    test.does(naming(0, sessionId));
    test.does(naming(1, sessionId));
    const decision = test.tries(naming(2, sessionId));
    expect(decision).toMatchObject(expected === 'done' ? { kind: 'done' } : { refusals: [{ reason: expected }] });
  });

  it('pays for another child at another time, also when one session begins as the other ends', () => {
    const { test, at, naming } = family(1);
    test.does(naming(0, at(0)));
    test.does(naming(1, at(1)));
    test.does(naming(2, at(-1)));
    expect(test.refuses(naming(1, at(0.5)), 'PASS_CANNOT_PAY').reason).toBe('IN_USE');
  });

  it('counts seats at one moment: two that follow each other take one of two seats', () => {
    const { test, at, naming } = family(2);
    test.does(naming(0, at(0)));
    test.does(naming(0, at(1)));
    test.does(naming(1, at(0, 2)));
    expect(test.refuses(naming(2, at(0.5, 1.5)), 'PASS_CANNOT_PAY').reason).toBe('IN_USE');
  });

  it('is free again when the booking that it paid for is cancelled', () => {
    const { test, at, naming } = family(1);
    const sessionId = at(0);
    const answer = test.does(naming(0, sessionId));
    test.does(test.cancelling('bookingId' in answer ? answer.bookingId : ''));
    test.does(naming(1, sessionId));
  });

  it('counts the visits of the pass in its weekly limit, whichever child comes', () => {
    const { test, at, naming } = family(3, { limitCount: 2, limitPeriod: 'WEEK' });
    test.does(naming(0, at(0)));
    test.does(naming(1, at(24)));
    for (const child of [0, 1, 2]) expect(test.refuses(naming(child, at(48)), 'PASS_CANNOT_PAY').reason).toBe('LIMIT_REACHED');
    test.does(naming(2, at(24 * 7)));
  });
});
