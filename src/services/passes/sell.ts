import { type AnswerOf, type CommandOf, type Decision, refuse } from '../commands/command.js';
import {
  type BookingRow,
  type Changes,
  isLive,
  noChanges,
  type PassRow,
  type ProductFacts,
  type RegistrationRow,
  type World,
} from '../commands/world.js';
import { Drafts, entriesAccount, passAccount, registrationAccount, templates } from '../ledger/index.js';
import { type Refusal, refusal } from '../refusals.js';
import { beginsWithUse } from './rules.js';
import { validityWhenSold } from './validity.js';

interface Holder {
  customerId: string;
  registration: RegistrationRow | null;
}

/** Sells a pass at the desk: a snapshot of the product, the money in, and for a CREDIT pass the registration's debt out of it. */
export function decideSell(world: World, command: CommandOf<'sellPass'>): Decision<AnswerOf<'sellPass'>> {
  const product = world.products.get(command.productId);
  if (!product) return refuse(refusal('NOT_FOUND', 'productId', { referent: 'PASS_PRODUCT' }));
  const productId = product.id;
  if (product.archived) return refuse(refusal('PRODUCT_ARCHIVED', 'productId', { productId }));
  if (!product.visibleAtDesk) return refuse(refusal('PRODUCT_NOT_SOLD_HERE', 'productId', { productId }));
  const holder = findHolder(world, command, product);
  if ('code' in holder) return refuse(holder);
  const held = world.customers.get(holder.customerId)?.held.get(productId) ?? 0;
  if (product.purchaseLimit !== null && held >= product.purchaseLimit) {
    return refuse(refusal('PURCHASE_LIMIT_REACHED', 'productId', { limit: product.purchaseLimit }));
  }
  const pass = snapshot(world, product, holder);
  if (pass.validUntil !== null && pass.validUntil < world.now) {
    return refuse(refusal('PRODUCT_ENDED', 'productId', { endedAt: pass.validUntil }));
  }
  const drafts = new Drafts(world.organisation.currency, world.newId);
  templates.passSold(drafts, pass, command.method);
  const changes: Changes = { ...noChanges(), transfers: drafts.list, opened: [passAccount(pass.id)] };
  changes.created.passes = [pass];
  if (pass.kind === 'ENTRY') changes.opened.push(entriesAccount(pass.id));
  if (holder.registration) settleDebt(world, changes, drafts, pass, holder.registration);
  return { kind: 'done', answer: { passId: pass.id }, changes };
}

function findHolder(world: World, command: CommandOf<'sellPass'>, product: ProductFacts): Holder | Refusal {
  if (product.kind !== 'CREDIT') {
    if (command.customerId === null) return refusal('PASS_BELONGS_TO_CUSTOMER', 'customerId', {});
    if (command.registrationId !== null) return refusal('INVALID_INPUT', 'registrationId', { reason: 'UNEXPECTED' });
    if (!world.customers.has(command.customerId)) return refusal('NOT_FOUND', 'customerId', { referent: 'CUSTOMER' });
    return { customerId: command.customerId, registration: null };
  }
  if (command.registrationId === null) return refusal('PASS_NEEDS_REGISTRATION', 'registrationId', {});
  // The registration says who holds the pass: another customer beside it is a mistake that nobody would notice.
  if (command.customerId !== null) return refusal('INVALID_INPUT', 'customerId', { reason: 'UNEXPECTED' });
  const registration = world.registrations.get(command.registrationId);
  const course = registration && world.courses.get(world.groups.get(registration.groupId)?.courseId ?? '');
  if (!registration || registration.erased || !course)
    return refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' });
  if (product.courseIds !== null && !product.courseIds.includes(course.id)) {
    return refusal('PASS_NOT_FOR_COURSE', 'registrationId', { courseId: course.id, courseType: course.type });
  }
  return { customerId: registration.customerId, registration };
}

function snapshot(world: World, product: ProductFacts, holder: Holder): PassRow {
  const { now, organisation } = world;
  return {
    id: world.newId(),
    productId: product.id,
    customerId: holder.customerId,
    registrationId: holder.registration?.id ?? null,
    name: product.name,
    kind: product.kind,
    state: 'ACTIVE',
    priceMinor: product.priceMinor,
    creditMinor: product.creditMinor,
    entries: product.entries,
    limitCount: product.limitCount,
    limitPeriod: product.limitPeriod,
    courseIds: product.courseIds,
    validityPeriod: product.validityPeriod,
    validityStart: product.validityStart,
    ...validityWhenSold(product, now, organisation.timeZone),
    priority: product.priority,
    purchasedAt: now,
    version: 1,
  };
}

/**
 * What the registration owes is paid from the new credit at once, like the gift card that it is: first what no pass covered of bookings that stand,
 * oldest first, so that cancelling one gives the slice back to this pass; then the rest. A pass that begins with its first use pays it all
 * as the rest, since a debt of the past is no use of it.
 */
function settleDebt(world: World, changes: Changes, drafts: Drafts, pass: PassRow, registration: RegistrationRow): void {
  changes.changed.registrations = [{ ...registration, version: registration.version + 1 }];
  changes.changed.bookings = [];
  changes.created.redemptions = [];
  const owed = Math.max(0, -(world.balances.get(registrationAccount(registration.id)) ?? 0));
  let left = Math.min(owed, pass.creditMinor ?? 0);
  const redeem = (bookingId: string | null, amountMinor: number): void => {
    const slice = { passId: pass.id, registrationId: registration.id, coveredMinor: amountMinor, consumedMinor: amountMinor };
    if (bookingId === null) templates.debtSettled(drafts, pass.id, registration.id, amountMinor);
    else templates.creditRedeemed(drafts, { ...slice, bookingId });
    changes.created.redemptions?.push({
      ...slice,
      id: world.newId(),
      bookingId,
      entries: 0,
      createdAt: world.now,
      returnedAt: null,
    });
    left -= amountMinor;
  };
  for (const booking of beginsWithUse(pass) ? [] : uncoveredBookings(world, registration.id)) {
    if (left === 0) break;
    const amountMinor = Math.min(left, booking.priceMinor - booking.coveredMinor);
    redeem(booking.id, amountMinor);
    changes.changed.bookings.push({ ...booking, coveredMinor: booking.coveredMinor + amountMinor });
  }
  if (left > 0) redeem(null, left);
}

/** Live bookings of a registration that no pass covers whole, oldest first. */
function uncoveredBookings(world: World, registrationId: string): BookingRow[] {
  return [...world.bookings.values()]
    .filter(
      (booking) =>
        booking.registrationId === registrationId && isLive(booking.status) && booking.coveredMinor < booking.priceMinor,
    )
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}
