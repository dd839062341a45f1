import { expect, it } from 'vitest';
import { TestWorld } from '../rules/test-world.js';

it('refuses a session that the credit left covers only in part where no debt is allowed', () => {
  const test = new TestWorld();
  const group = test.group(test.course({ uncoveredPolicy: 'REFUSE' }));
  const registration = test.registration(group);
  test.pass(registration, { kind: 'CREDIT', creditMinor: 400, priceMinor: 400 });
  const refused = test.refuses(test.booking(registration, test.session(group, { priceMinor: 800 })), 'NOT_COVERED');
  expect(refused.missing).toEqual({ amountMinor: 400, currency: 'EUR' });
});

it('counts the credit that a booking spends towards the debt that is allowed', () => {
  const test = new TestWorld();
  const group = test.group(test.course({ uncoveredPolicy: 'DEBT_UP_TO', debtLimitMinor: 300 }));
  const registration = test.registration(group);
  test.pass(registration, { kind: 'CREDIT', creditMinor: 400, priceMinor: 400 });
  test.refuses(test.booking(registration, test.session(group, { priceMinor: 800 })), 'NOT_COVERED');
  test.books(registration, test.session(group, { priceMinor: 700 }));
  expect(test.figures(registration).balance).toBe(-300);
});

it('does not count credit against a debt that may have to pay for another session', () => {
  const test = new TestWorld();
  const group = test.group(test.course({ uncoveredPolicy: 'REFUSE' }));
  const registration = test.registration(group);
  test.pass(registration, { kind: 'CREDIT', creditMinor: 1000, priceMinor: 1000 });
  const atDesk = test.booking(registration, test.session(group, { priceMinor: 300 }), { payWith: 'AT_DESK' });
  expect(test.refuses(atDesk, 'NOT_COVERED').missing.amountMinor).toBe(300);
});
