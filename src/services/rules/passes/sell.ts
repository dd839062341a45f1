import { Drafts, entriesAccount, type Money, passAccount, registrationAccount, templates } from '../../ledger/index.js';
import { isOnOrAfter } from '../world/calendar.js';
import type { CourseFacts, ProductFacts } from '../world/facts.js';
import type { OrderLineRow, PassTerms } from '../world/order-rows.js';
import { type Refusal, refusal } from '../world/refusals.js';
import { beginsWithUse } from '../world/uses.js';
import {
  type BookingRow,
  type Changes,
  isLive,
  noChanges,
  type PassRow,
  type RegistrationRow,
  type World,
} from '../world/world.js';
import { rateOfUse, taxUse } from './tax.js';
import { validityWhenSold } from './validity.js';

/** The holder of a pass: a customer, and for a CREDIT pass one of their registrations. */
export interface Holder {
  customerId: string;
  registration: RegistrationRow | null;
}

export type Buying = Pick<PassRow, 'productId' | 'registrationId'> & { customerId: string | null };

/** Finds the holder of a new pass, or says what is wrong with the one that was named. */
export function findHolder(world: World, buying: Buying, terms: PassTerms): Holder | Refusal {
  if (terms.kind !== 'CREDIT') {
    if (buying.customerId === null) return refusal('PASS_BELONGS_TO_CUSTOMER', 'customerId', {});
    if (buying.registrationId !== null) return refusal('INVALID_INPUT', 'registrationId', { reason: 'UNEXPECTED' });
    if (!world.customers.has(buying.customerId)) return refusal('NOT_FOUND', 'customerId', { referent: 'CUSTOMER' });
    return { customerId: buying.customerId, registration: null };
  }
  if (buying.registrationId === null) return refusal('PASS_NEEDS_REGISTRATION', 'registrationId', {});
  // The registration names the holder. A second customer beside it would be a mistake that nobody notices.
  if (buying.customerId !== null) return refusal('INVALID_INPUT', 'customerId', { reason: 'UNEXPECTED' });
  return holderOfCredit(world, buying.registrationId, terms);
}

/** The holder of a CREDIT pass, if the pass works on the registration's course. */
export function holderOfCredit(world: World, registrationId: string, terms: PassTerms): Holder | Refusal {
  const registration = world.registrations.get(registrationId);
  const course = registration && world.courses.get(world.groups.get(registration.groupId)?.courseId ?? '');
  if (!registration || registration.erased || !course)
    return refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' });
  const { id, endsOn } = registration;
  if (endsOn !== null && isOnOrAfter(world.now, endsOn, world.organisation.timeZone)) {
    return refusal('REGISTRATION_ENDED', 'registrationId', { registrationId: id, endsOn });
  }
  return notForCourse(terms, course, 'registrationId') ?? { customerId: registration.customerId, registration };
}

/**
 * The refusal when a pass does not work on the course of its registration. @param field the input field that named the
 * registration
 */
export function notForCourse({ courseIds }: PassTerms, { id, type }: CourseFacts, field: string): Refusal | undefined {
  if (courseIds === null || courseIds.includes(id)) return undefined;
  return refusal('PASS_NOT_FOR_COURSE', field, { courseId: id, courseType: type });
}

/** The terms of a pass, as the product has them now. */
export function termsOf(product: ProductFacts): PassTerms {
  const { id, name, kind, creditMinor, entries, limitCount, limitPeriod, seatsAtOnce = null, courseIds, priority } = product;
  const { validityPeriod, validityStart, fixedFrom, fixedUntil } = product;
  const validity = { validityPeriod, validityStart, fixedFrom, fixedUntil };
  const contents = { kind, creditMinor, entries, limitCount, limitPeriod, seatsAtOnce };
  return { id, name, ...contents, courseIds, priority, ...validity, vatByCourse: true };
}

/** The refusal when a customer has bought or ordered as many passes of the product as one may. */
export function limitReached(world: World, product: ProductFacts, customerId: string): Refusal | undefined {
  const bought = world.customers.get(customerId)?.bought.get(product.id) ?? 0;
  if (product.purchaseLimit === null || bought < product.purchaseLimit) return undefined;
  return refusal('PURCHASE_LIMIT_REACHED', 'productId', { limit: product.purchaseLimit });
}

/** The refusal when a pass would have expired before it begins. */
export function hasEnded(world: World, terms: PassTerms): Refusal | undefined {
  const { validUntil } = validityWhenSold(terms, world.now, world.organisation.timeZone);
  if (validUntil === null || validUntil >= world.now) return undefined;
  return refusal('PRODUCT_ENDED', 'productId', { endedAt: validUntil });
}

/** The order line that a pass is issued for: its price and the tax in it. */
type SoldLine = Pick<OrderLineRow, 'id' | 'orderId' | 'amountMinor' | 'claimedMinor' | 'vatBps' | 'vatTreatment'>;

/**
 * Issues a pass on the terms it was ordered on: posts the money, and for a CREDIT pass pays the registration's debt from it.
 * @param money what pays for it; null for a gift, whose money came in when it was bought
 */
export function issuePass(world: World, terms: PassTerms, holder: Holder, line: SoldLine, money: readonly Money[] | null) {
  const pass = snapshot(world, terms, holder, line);
  const drafts = new Drafts(world.organisation.currency, world.newId);
  if (money === null) templates.giftRedeemed(drafts, pass, line);
  else templates.passSold(drafts, pass, money, line);
  const changes: Changes = { ...noChanges(), transfers: drafts.list, opened: [passAccount(pass.id)] };
  if (pass.kind === 'ENTRY') changes.opened.push(entriesAccount(pass.id));
  changes.created.passes = [holder.registration ? settleDebt(world, changes, drafts, pass, holder.registration) : pass];
  return { pass, changes };
}

function snapshot(world: World, terms: PassTerms, holder: Holder, line: SoldLine): PassRow {
  const { now, organisation } = world;
  return {
    id: world.newId(),
    productId: terms.id,
    customerId: holder.customerId,
    registrationId: holder.registration?.id ?? null,
    name: terms.name,
    kind: terms.kind,
    state: 'ACTIVE',
    priceMinor: line.amountMinor,
    creditMinor: terms.creditMinor,
    entries: terms.entries,
    limitCount: terms.limitCount,
    limitPeriod: terms.limitPeriod,
    seatsAtOnce: terms.seatsAtOnce ?? null,
    courseIds: terms.courseIds,
    validityPeriod: terms.validityPeriod,
    validityStart: terms.validityStart,
    ...validityWhenSold(terms, now, organisation.timeZone),
    priority: terms.priority,
    vatBps: line.vatBps,
    vatTreatment: line.vatTreatment,
    vatByCourse: terms.vatByCourse ?? false,
    taxedMinor: 0,
    usesByRate: {},
    // A part of a gift may have been given back before it was redeemed.
    discountedMinor: line.claimedMinor,
    graceOfId: null,
    purchasedAt: now,
    version: 1,
  };
}

/**
 * Pays the registration's debt from the new credit at once: first the uncovered part of live bookings, oldest first, so that
 * cancelling one returns the slice to this pass, then the rest. A pass that begins with its first use pays everything as the
 * rest, because a debt of the past is no use of it. Returns the pass as it is afterwards.
 */
function settleDebt(world: World, changes: Changes, drafts: Drafts, pass: PassRow, registration: RegistrationRow): PassRow {
  changes.changed.registrations = [{ ...registration, version: registration.version + 1 }];
  changes.changed.bookings = [];
  changes.created.redemptions = [];
  const owed = Math.max(0, -(world.balances.get(registrationAccount(registration.id)) ?? 0));
  const payable = Math.min(owed, pass.creditMinor ?? 0);
  let left = payable;
  let taxed = pass;
  const vatBps = rateOfUse(pass, courseOf(world, registration), world.organisation);
  const redeem = (bookingId: string | null, amountMinor: number): void => {
    const slice = { passId: pass.id, registrationId: registration.id, coveredMinor: amountMinor, consumedMinor: amountMinor };
    if (bookingId === null) templates.debtSettled(drafts, pass.id, registration.id, amountMinor);
    else templates.creditRedeemed(drafts, { ...slice, bookingId });
    left -= amountMinor;
    const tax = taxUse(drafts, taxed, { bookingId, vatBps, consumedMinor: amountMinor });
    taxed = { ...taxed, ...tax.ofPass };
    changes.created.redemptions?.push({
      ...slice,
      ...tax.ofUse,
      id: world.newId(),
      bookingId,
      entries: 0,
      createdAt: world.now,
      returnedAt: null,
    });
  };
  for (const booking of beginsWithUse(pass) ? [] : uncoveredBookings(world, registration.id)) {
    if (left === 0) break;
    const amountMinor = Math.min(left, booking.priceMinor - booking.coveredMinor);
    redeem(booking.id, amountMinor);
    changes.changed.bookings.push({ ...booking, coveredMinor: booking.coveredMinor + amountMinor });
  }
  if (left > 0) redeem(null, left);
  return taxed;
}

/** The course of a registration. Every booking of a registration is of it, because linked groups have one course. */
function courseOf(world: World, { groupId }: RegistrationRow): CourseFacts {
  const course = world.courses.get(world.groups.get(groupId)?.courseId ?? '');
  if (!course) throw new Error(`the course of group ${groupId} was not prefetched`);
  return course;
}

/** Live bookings of a registration that no pass covers whole. Bookings that no order paid for come first, then the oldest. */
function uncoveredBookings(world: World, registrationId: string): BookingRow[] {
  return [...world.bookings.values()]
    .filter(
      (booking) =>
        booking.registrationId === registrationId && isLive(booking.status) && booking.coveredMinor < booking.priceMinor,
    )
    .sort(
      (a, b) =>
        Number(a.paidByOrder) - Number(b.paidByOrder) || a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1),
    );
}
