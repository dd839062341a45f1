import { describe, expect, it } from 'vitest';
import { explainEligibility } from '../../src/services/rules/booking/eligibility.js';
import type { CommandOf } from '../../src/services/rules/commands/index.js';
import type { CourseFacts, OrganisationFacts } from '../../src/services/rules/world/facts.js';
import { hoursAfter, NOW, STAFF, TestWorld } from './test-world.js';

const checkout = { provider: 'STRIPE', holdMinutes: 30 } as const;
const online = { payWith: 'ONLINE', checkout } as const;

/** A session of 8 with one seat, and somebody registered for it. */
function ground(course: Partial<CourseFacts> = {}, organisation: Partial<OrganisationFacts> = {}) {
  const test = new TestWorld(organisation);
  const group = test.group(test.course(course));
  const session = test.session(group, { capacity: 1 });
  const registration = test.registration(group);
  const booking = (more: Partial<CommandOf<'bookSession'>>) => test.booking(registration, session, more);
  return { test, group, session, registration, booking };
}

function ordered(test: TestWorld, command: CommandOf<'bookSession'>): string {
  const answer = test.does(command);
  if (!('orderId' in answer)) throw new Error('the seat was booked and not ordered');
  return answer.orderId;
}

describe('booking a seat that is paid online', () => {
  it('holds the seat by an order of one line, and books it when the money is in', () => {
    const { test, group, session, registration, booking } = ground();
    const { customerId } = test.registrationRow(registration);
    const orderId = ordered(test, booking({ ...online, actor: { kind: 'CUSTOMER', customerId } }));
    expect(test.world.orders.get(orderId)).toMatchObject({
      ...{ customerId, channel: 'ONLINE', status: 'OPEN', totalMinor: 800, provider: 'STRIPE', heldUntil: hoursAfter(NOW, 0.5) },
    });
    expect(test.sessionRow(session)).toMatchObject({ seatsHeld: 1, seatsTaken: 0 });
    expect(test.world.bookings.size).toBe(0);
    test.refuses(test.booking(test.registration(group), session), 'SESSION_FULL');
    const money = { method: 'STRIPE', amountMinor: 800, providerRef: 'pi_1', feeMinor: 24, isTest: false } as const;
    expect(test.does({ kind: 'payOrder', orderId, ...money }).result).toBe('PAID');
    expect([...test.world.bookings.values()]).toMatchObject([{ status: 'BOOKED', registrationId: registration }]);
    expect(test.figures(registration)).toEqual({ paid: 800, charged: 800, balance: 0 });
  });

  it('books the seat at once when it costs nothing', () => {
    const { test, group, registration } = ground();
    test.books(registration, test.session(group, { priceMinor: 0 }), online);
  });

  it('refuses a seat that cannot be paid online, and one that is not free', () => {
    const { test, group, session, registration, booking } = ground();
    const pass = test.pass(registration, { kind: 'ENTRY' });
    expect(test.refuses(booking({ ...online, passId: pass }), 'INVALID_INPUT')).toMatchObject({
      ...{ path: ['input', 'passId'], reason: 'UNEXPECTED' },
    });
    test.refuses(booking({ ...online, checkout: { ...checkout, provider: null } }), 'PAYMENT_PROVIDER_UNAVAILABLE');
    const cheap = test.session(group, { priceMinor: 49 });
    test.refuses(test.booking(registration, cheap, online), 'AMOUNT_NOT_PAYABLE_ONLINE');
    const free = ground({}, { plan: 'FREE', onlinePayments: 'PENDING' });
    expect(free.test.refuses(free.booking(online), 'ONLINE_SALE_UNAVAILABLE').reasons).toEqual([
      'PLAN_TOO_LOW',
      'ONLINE_PAYMENTS_INACTIVE',
    ]);
    test.books(registration, session);
    expect(test.refuses(booking(online), 'ALREADY_BOOKED').path).toEqual(['input', 'sessionId']);
  });
});

describe('the PAY_NOW policy of a course', () => {
  const eligibility = ({ test, session, registration }: ReturnType<typeof ground>) =>
    explainEligibility(test.world, { actor: STAFF, registrationId: registration, sessionId: session });

  it('sends a booking to the checkout for its whole price, where there is a checkout', () => {
    const made = ground({ uncoveredPolicy: 'PAY_NOW' });
    const { test, registration, booking } = made;
    test.pass(registration, { kind: 'CREDIT', creditMinor: 500, priceMinor: 500 });
    expect(eligibility(made)).toMatchObject({ obstacles: [], payNow: true });
    const orderId = ordered(test, booking({ checkout }));
    expect(test.world.orders.get(orderId)).toMatchObject({ status: 'OPEN', totalMinor: 800 });
    expect(test.world.redemptions.size).toBe(0);
  });

  it('refuses a debt where there is no checkout', () => {
    const { test, booking } = ground({ uncoveredPolicy: 'PAY_NOW' });
    for (const more of [{}, { payWith: 'AT_DESK' }] as const) {
      expect(test.refuses(booking(more), 'NOT_COVERED')).toMatchObject({
        ...{ missing: { amountMinor: 800 }, allowed: { amountMinor: 0 } },
      });
    }
    const free = ground({ uncoveredPolicy: 'PAY_NOW' }, { plan: 'FREE' });
    expect(eligibility(free)).toMatchObject({ obstacles: [{ code: 'NOT_COVERED' }], payNow: false });
    free.test.refuses(free.booking({ checkout }), 'ONLINE_SALE_UNAVAILABLE');
  });

  it('books with passes that cover the whole price, although there is a checkout', () => {
    const made = ground({ uncoveredPolicy: 'PAY_NOW' });
    const { test, session, registration } = made;
    test.pass(registration, { kind: 'ENTRY' });
    expect(eligibility(made)).toMatchObject({ obstacles: [], payNow: false });
    test.books(registration, session, { checkout });
    expect(test.world.orders.size).toBe(1);
  });
});

it('books with a debt and asks for no checkout where the course allows debt', () => {
  const { test, session, registration } = ground();
  test.books(registration, session, { checkout });
  expect(test.figures(registration).balance).toBe(-800);
});
