import { hoursAfter, NOW, TestWorld } from '../rules/test-world.js';
import type { Cast } from './cast.js';
import { ATTENDEES, CONTINUOUS_PRICE_MINOR, CUSTOMERS, DEBT_LIMIT_MINOR, PRODUCTS, type Scenario } from './scenario.js';

/** Furnishes a world in memory as a scenario says. */
export function studioInMemory(scenario: Scenario, now = NOW): { test: TestWorld; cast: Cast } {
  const test = new TestWorld(scenario.organisation);
  test.world.now = now;
  const courses = (['OPEN', 'OPEN', 'CONTINUOUS', 'ONE_OFF'] as const).map((type, i) => {
    const uncoveredPolicy = scenario.policies[i] ?? 'DEBT';
    return test.course({
      type,
      priceMinor: type === 'OPEN' ? null : CONTINUOUS_PRICE_MINOR,
      uncoveredPolicy,
      debtLimitMinor: uncoveredPolicy === 'DEBT_UP_TO' ? DEBT_LIMIT_MINOR : null,
    });
  });
  const [first = '', second = '', continuous = '', oneOff = ''] = courses;
  const groups = [
    test.group(first, { linkId: 'link' }),
    test.group(first, { linkId: 'link' }),
    test.group(first),
    test.group(second),
    test.group(continuous, { capacity: 2 }),
    test.group(oneOff),
  ];
  const customers = Array.from({ length: CUSTOMERS }, () => test.customer());
  const attendees = Array.from({ length: ATTENDEES }, (_, i) => test.attendee(customers[i % CUSTOMERS] ?? ''));
  const products = PRODUCTS.map(({ onlyFirstCourse, ...facts }) =>
    test.product({ ...facts, courseIds: onlyFirstCourse ? [first] : null }),
  );
  const sessions = scenario.sessions.map(({ groupAt, inHours, ...columns }) =>
    test.session(groups[groupAt] ?? '', { ...columns, startsAt: hoursAfter(test.world.now, inHours) }),
  );
  const creditProducts = new Set(products.filter((id) => test.world.products.get(id)?.kind === 'CREDIT'));
  const empty = { registrations: [], passes: [], bookings: [], unknown: 'nothing', opened: test.world.now };
  return { test, cast: { customers, attendees, groups, sessions, products, creditProducts, ...empty } };
}
