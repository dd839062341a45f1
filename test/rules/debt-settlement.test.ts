import { describe, expect, it } from 'vitest';
import { existing, hoursAfter, NOW, TestWorld } from './test-world.js';

/** Somebody registered in an OPEN course, who books without a pass. */
function studio() {
  const test = new TestWorld();
  const group = test.group(test.course());
  const registration = test.registration(group);
  const owes = (priceMinor: number) => test.books(registration, test.session(group, { priceMinor }));
  const selling = (creditMinor: number) => {
    const productId = test.product({ kind: 'CREDIT', creditMinor, priceMinor: creditMinor });
    return { kind: 'sellPass', productId, registrationId: registration, customerId: null, method: 'CASH' } as const;
  };
  const covered = (...bookings: string[]) => bookings.map((id) => existing(test.world.bookings, id).coveredMinor);
  return { test, group, registration, owes, selling, covered };
}

describe('the debt that new credit pays', () => {
  it('is that of the oldest booking first, as far as the credit reaches', () => {
    const { test, owes, selling, covered, registration } = studio();
    test.world.now = hoursAfter(NOW, 2);
    const young = owes(800);
    test.world.now = NOW;
    const old = owes(500);
    const { passId } = test.does(selling(600));
    expect(covered(young, old)).toEqual([100, 500]);
    expect([test.balance(`PASS:${passId}`), test.figures(registration).balance]).toEqual([0, -700]);
  });

  it('is that of the lower id first, of two bookings in one moment', () => {
    const { test, owes, selling, covered } = studio();
    const [first, second] = [owes(800), owes(800)];
    const earlier = existing(test.world.bookings, first);
    // The second comes first in the world, so that its place there decides nothing.
    test.world.bookings.delete(first);
    test.world.bookings.set(first, earlier);
    test.does(selling(800));
    expect(covered(first, second)).toEqual([800, 0]);
  });

  it('is the rest of a booking that credit covers in part', () => {
    const { test, owes, selling, covered, registration } = studio();
    test.does(selling(300));
    const booking = owes(800);
    expect(covered(booking)).toEqual([300]);
    const { passId } = test.does(selling(2000));
    expect(covered(booking)).toEqual([800]);
    expect([test.balance(`PASS:${passId}`), test.figures(registration).balance]).toEqual([1500, 1500]);
  });

  it('leaves out bookings that are covered or cancelled, and takes the rest of the debt without a booking', () => {
    const { test, group, owes, selling, covered, registration } = studio();
    const byEntry = test.session(group);
    test.pass(registration, { kind: 'ENTRY', entries: 1 });
    const paid = test.books(registration, byEntry);
    const late = owes(800);
    test.world.now = hoursAfter(NOW, 49);
    test.does(test.cancelling(late));
    const standing = test.books(registration, test.session(group, { priceMinor: 500 }), { payWith: 'AT_DESK' });
    const changes = test.changesOf(selling(2000));
    expect(changes.changed.bookings).toMatchObject([{ id: standing, coveredMinor: 500 }]);
    expect(changes.created.redemptions).toMatchObject([
      { bookingId: standing, coveredMinor: 500, consumedMinor: 500, entries: 0 },
      { bookingId: null, coveredMinor: 800, consumedMinor: 800, entries: 0 },
    ]);
    const moved = changes.transfers.filter(({ credit }) => credit === `REGISTRATION:${registration}`);
    expect(moved.map(({ template, bookingId, amount }) => [template, bookingId, amount])).toEqual([
      ['CREDIT_REDEEMED', standing, 500],
      ['DEBT_SETTLED', null, 800],
    ]);
    expect(covered(paid, late)).toEqual([800, 0]);
  });

  it('is none where money on the account pays for the bookings already', () => {
    const { test, owes, selling, covered, registration } = studio();
    const booking = owes(800);
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 800, method: 'BANK' });
    const { passId } = test.does(selling(2000));
    expect(covered(booking)).toEqual([0]);
    expect([test.balance(`PASS:${passId}`), test.world.redemptions.size]).toEqual([2000, 0]);
  });

  it('is the part that money on the account leaves open', () => {
    const { test, owes, selling, covered, registration } = studio();
    const booking = owes(800);
    test.does({ kind: 'recordPayment', registrationId: registration, amountMinor: 300, method: 'BANK' });
    const { passId } = test.does(selling(2000));
    expect(covered(booking)).toEqual([500]);
    expect([test.balance(`PASS:${passId}`), test.balance(`REGISTRATION:${registration}`)]).toEqual([1500, 0]);
  });
});

describe('the sale of a CREDIT pass', () => {
  it('gives the registration a newer version, so that its balance is pushed', () => {
    const { test, selling, registration } = studio();
    const { version } = test.registrationRow(registration);
    test.does(selling(2000));
    expect(test.registrationRow(registration).version).toBe(version + 1);
  });

  it('is refused when it names a customer beside the registration, even the right one', () => {
    const { test, selling, registration } = studio();
    const { customerId } = test.registrationRow(registration);
    const refused = test.refuses({ ...selling(2000), customerId }, 'INVALID_INPUT');
    expect(refused).toMatchObject({ path: ['input', 'holder', 'customerId'], reason: 'UNEXPECTED' });
  });
});
