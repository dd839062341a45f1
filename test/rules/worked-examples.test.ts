import { expect, it } from 'vitest';
import { TestWorld } from './test-world.js';

it('pays any mix of sessions from a CREDIT pass, and the third session of 8 from 20 leaves a debt of 4', () => {
  const test = new TestWorld();
  const group = test.group(test.course());
  const registration = test.registration(group);
  const pass = test.pass(registration, { kind: 'CREDIT', priceMinor: 2000, creditMinor: 2000 });
  const figures = [test.figures(registration)];
  for (let i = 0; i < 3; i++) {
    test.books(registration, test.session(group, { priceMinor: 800 }));
    figures.push(test.figures(registration));
  }
  expect(figures).toEqual([
    { paid: 2000, charged: 0, balance: 2000 },
    { paid: 2000, charged: 800, balance: 1200 },
    { paid: 2000, charged: 1600, balance: 400 },
    { paid: 2000, charged: 2400, balance: -400 },
  ]);
  expect(test.balance(`PASS:${pass}`)).toBe(0);
  expect(test.balance('CASH:desk')).toBe(-2000);
});

it('pays two sessions of 5 and two of 8 with 4 entries, and a fifth is not covered', () => {
  const test = new TestWorld();
  const course = test.course();
  const group = test.group(course);
  const registration = test.registration(group);
  const pass = test.pass(registration, { kind: 'ENTRY', priceMinor: 2400, entries: 4 });
  expect(test.figures(registration)).toEqual({ paid: 0, charged: 0, balance: 0 });
  for (const priceMinor of [500, 500, 800, 800]) test.books(registration, test.session(group, { priceMinor }));
  expect(test.figures(registration)).toEqual({ paid: 2600, charged: 2600, balance: 0 });
  expect(test.balance(`ENTRIES:${pass}`)).toBe(0);
  expect(test.balance(`PASS:${pass}`)).toBe(0);
  expect(test.balance('PASS_DISCOUNT')).toBe(-400);
  expect(test.balance('PASS_PREMIUM')).toBe(200);
  expect(test.balance(`BOOKED:${course}`)).toBe(2600);
  test.refuses(test.booking(registration, test.session(group), { payWith: 'PASS', passId: pass }), 'PASS_CANNOT_PAY');
  test.books(registration, test.session(group, { priceMinor: 800 }));
  expect(test.figures(registration)).toEqual({ paid: 2600, charged: 3400, balance: -800 });
});
