import { describe, expect, it } from 'vitest';
import type { OrderLineSpec } from '../../src/services/rules/selling/order-input.js';
import type { RefusalCode } from '../../src/services/rules/world/refusals.js';
import type { SessionRow } from '../../src/services/rules/world/world.js';
import { ground } from './checkout-ground.js';
import { existing, hoursAfter, NOW } from './test-world.js';

type Ground = ReturnType<typeof ground>;
const DESK = { channel: 'RECEPTION', provider: null } as const;

/** The place in a group of a CONTINUOUS course for 50, for an attendee of the customer. */
function placeOf({ test, customerId }: Ground, capacity = 2) {
  const course = test.course({ type: 'CONTINUOUS', priceMinor: 5000 });
  const groupId = test.group(course, { capacity });
  const place = (attendeeId = test.attendee(customerId)) => ({ kind: 'REGISTRATION', attendeeId, groupId }) as const;
  return { course, groupId, place };
}

describe('an order for a seat that cannot be had', () => {
  it.each<[RefusalCode, Partial<SessionRow>]>([
    ['SESSION_FULL', { capacity: 3, seatsTaken: 2, seatsHeld: 1 }],
    ['SESSION_CANCELLED', { status: 'CANCELLED' }],
    ['SESSION_OVER', { startsAt: NOW }],
  ])('is refused as %s, names its line, and holds nothing', (code, columns) => {
    const { test, placing, passOf, group, registration } = ground();
    const sessionId = test.session(group, columns);
    const lines: OrderLineSpec[] = [
      passOf(test.product({ kind: 'ENTRY' })),
      { kind: 'SESSION', sessionId, registrationId: registration },
    ];
    expect(test.refuses(placing(lines), code).path).toEqual(['input', 'lines', '1', 'seat', 'sessionId']);
    expect(test.world.orders.size).toBe(0);
  });

  it('is refused for the attendee who has the seat, and names the booking', () => {
    const { test, placing, seat, session, registration } = ground();
    const bookingId = test.books(registration, session);
    expect(test.refuses(placing([seat]), 'ALREADY_BOOKED').bookingId).toBe(bookingId);
  });

  it('is refused for the second of two lines that want the last seat', () => {
    const { test, placing, group, customerId } = ground();
    const sessionId = test.session(group, { capacity: 1 });
    const lines = [1, 2].map(
      (): OrderLineSpec => ({ kind: 'SESSION', sessionId, registrationId: test.registration(group, customerId) }),
    );
    expect(test.refuses(placing(lines), 'SESSION_FULL').path).toEqual(['input', 'lines', '1', 'seat', 'sessionId']);
    expect(test.sessionRow(sessionId)).toMatchObject({ seatsHeld: 0, seatsTaken: 0, version: 1 });
  });
});

describe('an order for a place that cannot be had', () => {
  it('is refused for a full group, for an attendee who has a place, and for an archived course', () => {
    const made = ground();
    const { test, placing } = made;
    const { course, groupId, place } = placeOf(made, 1);
    const first = place();
    test.does({ ...first, kind: 'register', actor: { kind: 'STAFF' } });
    expect(test.refuses(placing([place()]), 'GROUP_FULL').path).toEqual(['input', 'lines', '0', 'registration', 'groupId']);
    test.refuses(placing([first]), 'ALREADY_REGISTERED');
    test.world.courses.set(course, Object.freeze({ ...existing(test.world.courses, course), archived: true }));
    test.refuses(placing([first]), 'COURSE_ARCHIVED');
    expect(existing(test.world.groups, groupId)).toMatchObject({ placesTaken: 1, placesHeld: 0 });
  });

  it('is refused for the second of two lines that want the last place', () => {
    const made = ground();
    const { place, groupId } = placeOf(made, 1);
    expect(made.test.refuses(made.placing([place(), place()]), 'GROUP_FULL').path).toEqual([
      'input',
      'lines',
      '1',
      'registration',
      'groupId',
    ]);
    expect(existing(made.test.world.groups, groupId).placesHeld).toBe(0);
  });
});

describe('an order for a place', () => {
  it('holds a place of a course with places, and none of an OPEN one', () => {
    const made = ground();
    const { test, placing, group, customerId } = made;
    const { groupId, place } = placeOf(made);
    const open: OrderLineSpec = { kind: 'REGISTRATION', attendeeId: test.attendee(customerId), groupId: group };
    const { orderId } = test.does(placing([place(), open]));
    const held = () => [groupId, group].map((id) => existing(test.world.groups, id).placesHeld);
    expect(held()).toEqual([1, 0]);
    test.does({ kind: 'releaseOrder', actor: { kind: 'STAFF' }, orderId, as: 'CANCELLED' });
    expect(held()).toEqual([0, 0]);
  });
});

describe('a pass that is bought in the profile', () => {
  function inProfile() {
    const it = ground();
    const { test, group, customerId } = it;
    const silent = test.group(test.course({ passesInProfile: false }));
    const registered = (...groupIds: string[]) => {
      const customer = existing(test.world.customers, customerId);
      test.world.customers.set(customerId, Object.freeze({ ...customer, groupIds: new Set(groupIds) }));
    };
    const buying = () => it.placing([it.passOf(test.product({ kind: 'ENTRY' }))], { channel: 'PROFILE' });
    return { ...it, silent, registered, buying, open: group };
  }

  it('is sold to a customer who is registered in a course that offers passes there', () => {
    const { test, silent, open, registered, buying } = inProfile();
    registered(silent, open);
    test.does(buying());
  });

  it.each([
    ['registered nowhere', 0],
    ['registered in a course that offers none', 1],
  ])('is refused to a customer who is %s', (_where, count) => {
    const { test, silent, registered, buying } = inProfile();
    registered(...[silent].slice(0, count));
    expect(test.refuses(buying(), 'ONLINE_SALE_UNAVAILABLE').reasons).toEqual(['COURSE_NOT_IN_PROFILE']);
  });

  it('is sold as a gift whatever the buyer is registered in', () => {
    const { test, registered, placing } = inProfile();
    registered();
    const gift = { lineId: 'gift', codeHash: 'hash', to: null, email: null };
    const line = {
      kind: 'PASS',
      productId: test.product({ kind: 'ENTRY' }),
      registrationId: null,
      customerId: null,
      gift,
    } as const;
    test.does(placing([line], { channel: 'PROFILE' }));
  });
});

describe('the number of open orders', () => {
  const gift = (at: number) => ({ lineId: `gift-${at}`, codeHash: `hash-${at}`, to: null, email: null });

  it('is not limited for anonymous buyers, who are not one customer', () => {
    const { test, placing } = ground();
    const productId = test.product({ kind: 'ENTRY' });
    for (let at = 0; at < 7; at++) {
      const line = { kind: 'PASS', productId, registrationId: null, customerId: null, gift: gift(at) } as const;
      test.does(placing([line], { customerId: null }));
    }
    expect([...test.world.orders.values()].filter(({ status }) => status === 'OPEN')).toHaveLength(7);
  });

  it('counts the orders of one customer, and not those that expired', () => {
    const { test, placing, passOf } = ground();
    const wish = placing([passOf(test.product({ kind: 'ENTRY' }))]);
    const [first = ''] = [1, 2, 3, 4, 5].map(() => test.does(wish).orderId);
    test.refuses(wish, 'TOO_MANY_OPEN_ORDERS');
    test.world.now = hoursAfter(NOW, 1);
    test.refuses(wish, 'TOO_MANY_OPEN_ORDERS');
    test.does({ kind: 'releaseOrder', actor: { kind: 'STAFF' }, orderId: first, as: 'EXPIRED' });
    test.does(wish);
  });
});

describe('the tax of a line', () => {
  it.each([
    [true, 230],
    [false, 0],
  ])('is that of the course for money at the desk, where the seller pays tax: %s', (vatPayer, tax) => {
    const { test, registration } = ground();
    test.world.organisation = { ...test.world.organisation, vatPayer };
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 1230, method: 'CASH' });
    expect([test.balance('VAT'), test.balance('VAT_ON_SALES')]).toEqual([tax, tax === 0 ? 0 : -tax]);
    expect([...test.world.orderLines.values()].map(({ vatBps }) => vatBps)).toEqual([vatPayer ? 2300 : 0]);
  });

  it('is that of the product for a pass, of the course for a seat, and both stand on one receipt', () => {
    const { test, placing, passOf, seat } = ground();
    const product = test.product({ kind: 'ENTRY', priceMinor: 1050, vatBps: 500, vatTreatment: 'SINGLE_PURPOSE' });
    const payments = [{ method: 'CASH', amountMinor: 1850, tenderedMinor: null }] as const;
    test.does(placing([passOf(product), seat], { ...DESK, payments }));
    const [receipt] = test.world.receipts.values();
    expect(receipt?.content.vat).toEqual([
      { vatBps: 2300, grossMinor: 800, baseMinor: 650, taxMinor: 150 },
      { vatBps: 500, grossMinor: 1050, baseMinor: 1000, taxMinor: 50 },
    ]);
    expect(test.balance('VAT')).toBe(200);
    expect(receipt?.content.isTest).toBe(false);
  });
});
