import { expect, it } from 'vitest';
import { hoursAfter, NOW, TestWorld } from '../rules/test-world.js';

it('counts the uses of a pass that was sold in the same batch', () => {
  const test = new TestWorld();
  const group = test.group(test.course());
  const registration = test.registration(group);
  const limited = test.pass(registration, { kind: 'TIME', limitCount: 1, limitPeriod: 'WEEK' });
  test.books(registration, test.session(group, { startsAt: hoursAfter(NOW, 48) }));
  const second = test.session(group, { startsAt: hoursAfter(NOW, 49) });
  const named = test.booking(registration, second, { payWith: 'PASS', passId: limited });
  expect(test.refuses(named, 'PASS_CANNOT_PAY').reason).toBe('LIMIT_REACHED');
});

it('keeps the dates of a pass that begins with its use, sold and used in the same batch', () => {
  const test = new TestWorld();
  const group = test.group(test.course());
  const registration = test.registration(group);
  const pass = test.pass(registration, { kind: 'ENTRY', validityPeriod: 'P10D', validityStart: 'FIRST_USE' });
  const early = test.session(group, { startsAt: hoursAfter(NOW, 48) });
  const late = test.session(group, { startsAt: hoursAfter(NOW, 96) });
  for (const session of [early, late]) test.books(registration, session);
  expect(test.passRow(pass).validFrom).toEqual(new Date('2027-02-02T23:00:00Z'));
});
