import { Drafts, entriesAccount, type Money, passAccount, registrationAccount, templates } from '../../ledger/index.js';
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
import { taxUse } from './tax.js';
import { validityWhenSold } from './validity.js';

/** Whom a pass is for: a customer, and of a CREDIT pass one registration of theirs. */
export interface Holder {
  customerId: string;
  registration: RegistrationRow | null;
}

export type Buying = Pick<PassRow, 'productId' | 'registrationId'> & { customerId: string | null };

/** Finds who is to hold a pass of a product, or says what is wrong with who was named. */
export function findHolder(world: World, buying: Buying, terms: PassTerms): Holder | Refusal {
  if (terms.kind !== 'CREDIT') {
    if (buying.customerId === null) return refusal('PASS_BELONGS_TO_CUSTOMER', 'customerId', {});
    if (buying.registrationId !== null) return refusal('INVALID_INPUT', 'registrationId', { reason: 'UNEXPECTED' });
    if (!world.customers.has(buying.customerId)) return refusal('NOT_FOUND', 'customerId', { referent: 'CUSTOMER' });
    return { customerId: buying.customerId, registration: null };
  }
  if (buying.registrationId === null) return refusal('PASS_NEEDS_REGISTRATION', 'registrationId', {});
  // The registration says who holds the pass: another customer beside it is a mistake that nobody would notice.
  if (buying.customerId !== null) return refusal('INVALID_INPUT', 'customerId', { reason: 'UNEXPECTED' });
  return holderOfCredit(world, buying.registrationId, terms);
}

/** The registration that a CREDIT pass is for, if the pass works on its course. */
export function holderOfCredit(world: World, registrationId: string, terms: PassTerms): Holder | Refusal {
  const registration = world.registrations.get(registrationId);
  const course = registration && world.courses.get(world.groups.get(registration.groupId)?.courseId ?? '');
  if (!registration || registration.erased || !course)
    return refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' });
  return notForCourse(terms, course, 'registrationId') ?? { customerId: registration.customerId, registration };
}

/** Whether a pass does not work on the course of the registration that it is to be for, which a field of the input names. */
export function notForCourse({ courseIds }: PassTerms, { id, type }: CourseFacts, field: string): Refusal | undefined {
  if (courseIds === null || courseIds.includes(id)) return undefined;
  return refusal('PASS_NOT_FOR_COURSE', field, { courseId: id, courseType: type });
}

/** What a pass of a product gives, as the product is now. */
export function termsOf(product: ProductFacts): PassTerms {
  const { id, name, kind, creditMinor, entries, limitCount, limitPeriod, courseIds, priority } = product;
  const { validityPeriod, validityStart, fixedFrom, fixedUntil } = product;
  const validity = { validityPeriod, validityStart, fixedFrom, fixedUntil };
  return { id, name, kind, creditMinor, entries, limitCount, limitPeriod, courseIds, priority, ...validity };
}

/** Whether a customer bought, or has ordered, as many passes of a product as one may. */
export function limitReached(world: World, product: ProductFacts, customerId: string): Refusal | undefined {
  const bought = world.customers.get(customerId)?.bought.get(product.id) ?? 0;
  if (product.purchaseLimit === null || bought < product.purchaseLimit) return undefined;
  return refusal('PURCHASE_LIMIT_REACHED', 'productId', { limit: product.purchaseLimit });
}

/** Whether a pass would have ended before it begins. */
export function hasEnded(world: World, terms: PassTerms): Refusal | undefined {
  const { validUntil } = validityWhenSold(terms, world.now, world.organisation.timeZone);
  if (validUntil === null || validUntil >= world.now) return undefined;
  return refusal('PRODUCT_ENDED', 'productId', { endedAt: validUntil });
}

/** The line that a pass is issued for: what it is sold for, and the tax in that. */
type SoldLine = Pick<OrderLineRow, 'id' | 'orderId' | 'amountMinor' | 'claimedMinor' | 'vatBps' | 'vatTreatment'>;

/**
 * A pass on the terms it was ordered on: the money in, and for a CREDIT pass the registration's debt out of it.
 * @param money what pays for it; null of a gift, whose money came in before
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
    courseIds: terms.courseIds,
    validityPeriod: terms.validityPeriod,
    validityStart: terms.validityStart,
    ...validityWhenSold(terms, now, organisation.timeZone),
    priority: terms.priority,
    vatBps: line.vatBps,
    vatTreatment: line.vatTreatment,
    taxedMinor: 0,
    // A part of a gift may have been given back before it was redeemed.
    discountedMinor: line.claimedMinor,
    purchasedAt: now,
    version: 1,
  };
}

/**
 * What the registration owes is paid from the new credit at once, like the gift card that it is: first what no pass covered of bookings that stand,
 * oldest first, so that cancelling one gives the slice back to this pass; then the rest. A pass that begins with its first use pays it all
 * as the rest, since a debt of the past is no use of it. Answers the pass as it is after that.
 */
function settleDebt(world: World, changes: Changes, drafts: Drafts, pass: PassRow, registration: RegistrationRow): PassRow {
  changes.changed.registrations = [{ ...registration, version: registration.version + 1 }];
  changes.changed.bookings = [];
  changes.created.redemptions = [];
  const owed = Math.max(0, -(world.balances.get(registrationAccount(registration.id)) ?? 0));
  const payable = Math.min(owed, pass.creditMinor ?? 0);
  let left = payable;
  let { taxedMinor } = pass;
  const redeem = (bookingId: string | null, amountMinor: number): void => {
    const slice = { passId: pass.id, registrationId: registration.id, coveredMinor: amountMinor, consumedMinor: amountMinor };
    if (bookingId === null) templates.debtSettled(drafts, pass.id, registration.id, amountMinor);
    else templates.creditRedeemed(drafts, { ...slice, bookingId });
    left -= amountMinor;
    const tax = taxUse(drafts, { ...pass, taxedMinor }, bookingId, payable - left);
    taxedMinor += tax.taxMinor;
    changes.created.redemptions?.push({
      ...slice,
      ...tax,
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
  return { ...pass, taxedMinor };
}

/** Live bookings of a registration that no pass covers whole: first those that no order paid for, for they are what is owed; oldest first. */
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
