import type { CommandOf } from '../../src/services/rules/commands/index.js';
import type { OrganisationFacts } from '../../src/services/rules/world/facts.js';
import { hoursAfter, NOW, TestWorld } from './test-world.js';

export const DAY = 24;
/** The day so many days after NOW. */
export const day = (days: number): string =>
  hoursAfter(NOW, days * DAY)
    .toISOString()
    .slice(0, 10);

export const ending = (
  registrationId: string,
  more: Partial<CommandOf<'endRegistration'>> = {},
): CommandOf<'endRegistration'> => ({
  ...{ kind: 'endRegistration', registrationId, endsOn: null, priceMinor: null, overrideReason: null },
  ...more,
});

export function openGround(organisation: Partial<OrganisationFacts> = {}) {
  const test = new TestWorld(organisation);
  const course = test.course();
  const group = test.group(course);
  const registration = test.registration(group);
  const sessions = [1, 3, 5].map((days) => test.session(group, { startsAt: hoursAfter(NOW, days * DAY + 1) }));
  return { test, course, group, registration, sessions };
}

/** A course of 30.00 with four weekly lessons, the first tomorrow. */
export function danceGround(organisation: Partial<OrganisationFacts> = {}) {
  const test = new TestWorld(organisation);
  const course = test.course({ type: 'CONTINUOUS', priceMinor: 3000, vatBps: 2300 });
  const group = test.group(course, { capacity: 2 });
  const registration = test.registration(group);
  const lessons = [1, 8, 15, 22].map((days) => test.session(group, { startsAt: hoursAfter(NOW, days * DAY), priceMinor: 0 }));
  return { test, course, group, registration, lessons };
}
