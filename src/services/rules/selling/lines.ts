import { findRequest, seatObstacles } from '../booking/book.js';
import { findEnrolment } from '../booking/register.js';
import { findHolder, hasEnded, holderOfCredit, limitReached, notForCourse, termsOf } from '../passes/sell.js';
import type { Actor } from '../world/actor.js';
import type { ProductFacts } from '../world/facts.js';
import { onlinePaymentProblems } from '../world/online-payments.js';
import type { OrderLineRow, OrderRow, PassTerms } from '../world/order-rows.js';
import { type Refusal, refusal } from '../world/refusals.js';
import type { World } from '../world/world.js';
import { courseLine, sessionLine } from './descriptions.js';
import { onlineSaleProblems, onlineSaleRefusal, profileProblems } from './gates.js';
import type { OrderLineSpec } from './order-input.js';

/** The caller and the channel of an order. */
export interface Ordering {
  actor: Actor;
  channel: OrderRow['channel'];
  customerId: string | null;
  /** All lines of the order. A pass may be for a registration that another line makes. */
  lines?: readonly OrderLineSpec[];
}

/** A line that may be ordered, before discounts. */
export type OrderableLine = Omit<OrderLineRow, 'orderId' | 'position' | 'discountMinor' | 'amountMinor'>;

const NOTHING = {
  productId: null,
  customerId: null,
  registrationId: null,
  registrationLine: null,
  sessionId: null,
  attendeeId: null,
  groupId: null,
  gift: false,
  giftTo: null,
  giftEmail: null,
  giftCodeHash: null,
  terms: null,
  passId: null,
  bookingId: null,
  redeemedAt: null,
  claimedMinor: 0,
} as const;

/** The order line for a wish, or the refusal. */
export function orderable(world: World, spec: OrderLineSpec, ordering: Ordering): OrderableLine | Refusal {
  if (spec.kind === 'PASS') return namingHolder(orderablePass(world, spec, ordering));
  const closed = ordering.channel === 'RECEPTION' ? [] : onlinePaymentProblems(world.organisation);
  const refused = onlineSaleRefusal(closed, undefined);
  if (refused) return refused;
  return spec.kind === 'SESSION' ? orderableSeat(world, spec, ordering) : orderableEnrolment(world, spec, ordering);
}

type PassSpec = Extract<OrderLineSpec, { kind: 'PASS' }>;

const OF_HOLDER: ReadonlySet<string> = new Set(['registrationId', 'registrationLine', 'customerId']);

/** An input that sells a pass has an object of its own for the holder. */
function namingHolder(found: OrderableLine | Refusal): OrderableLine | Refusal {
  if (!('code' in found)) return found;
  const [input = 'input', field = '', ...more] = found.path;
  return OF_HOLDER.has(field) ? { ...found, path: [input, 'holder', field, ...more] } : found;
}

function orderablePass(world: World, spec: PassSpec, ordering: Ordering): OrderableLine | Refusal {
  const hidden = notTheirs(world, spec, ordering.actor);
  if (hidden) return hidden;
  const product = world.products.get(spec.productId);
  if (!product) return refusal('NOT_FOUND', 'productId', { referent: 'PASS_PRODUCT' });
  const channel = channelOf(spec, ordering);
  const closed = notSoldIn(world, product, channel);
  if (closed) return closed;
  const buyer = buyerOf(world, spec, product, ordering);
  if ('code' in buyer) return buyer;
  if (channel === 'PROFILE' && spec.gift === null) {
    const elsewhere = notInProfile(world, product, buyer);
    if (elsewhere) return elsewhere;
  }
  const { customerId } = buyer;
  const obstacle = (customerId === null ? undefined : limitReached(world, product, customerId)) ?? hasEnded(world, product);
  if (obstacle) return obstacle;
  const { registrationId, registrationLine = null } = spec;
  const line = { ...passLine(world, product, { customerId, registrationId }), registrationLine };
  if (spec.gift === null) return line;
  const { lineId, to, email, codeHash } = spec.gift;
  return { ...line, id: lineId, gift: true, giftTo: to, giftEmail: email, giftCodeHash: codeHash };
}

/** A customer gets NOT_FOUND for rows of others, whatever else is wrong with the wish. */
function notTheirs(world: World, { customerId, registrationId }: PassSpec, actor: Actor): Refusal | undefined {
  if (actor.kind !== 'CUSTOMER') return undefined;
  if (registrationId !== null && world.registrations.get(registrationId)?.customerId !== actor.customerId) {
    return refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' });
  }
  if (customerId === null || customerId === actor.customerId) return undefined;
  return refusal('NOT_FOUND', 'customerId', { referent: 'CUSTOMER' });
}

/** A customer who buys for an existing registration buys in their profile, whatever channel they name. */
const channelOf = ({ registrationId }: PassSpec, { actor, channel }: Ordering): OrderRow['channel'] =>
  actor.kind === 'CUSTOMER' && registrationId !== null ? 'PROFILE' : channel;

/**
 * The customer who buys a pass. `groupId` is the group of its registration, existing or made by this order; null for gifts and
 * other kinds.
 */
interface Buyer {
  customerId: string | null;
  groupId: string | null;
}

function buyerOf(world: World, spec: PassSpec, product: ProductFacts, ordering: Ordering): Buyer | Refusal {
  if (spec.gift !== null) return { customerId: ordering.customerId, groupId: null };
  if (product.kind === 'CREDIT' && spec.registrationLine != null)
    return newcomer(world, spec.registrationLine, product, ordering);
  // Such a pass belongs to the payer when its line names nobody. A registration beside it would be a mistake.
  if (spec.registrationLine != null) return refusal('INVALID_INPUT', 'registrationLine', { reason: 'UNEXPECTED' });
  const isPayers = product.kind !== 'CREDIT' && spec.registrationId === null;
  const holder = findHolder(world, isPayers ? { ...spec, customerId: spec.customerId ?? ordering.customerId } : spec, product);
  return 'code' in holder ? holder : { customerId: holder.customerId, groupId: holder.registration?.groupId ?? null };
}

/** The buyer of a pass for a registration that another line of this order makes. It must be the paying customer. */
function newcomer(world: World, at: number, product: ProductFacts, { customerId, lines = [] }: Ordering): Buyer | Refusal {
  const line = lines[at];
  if (!line) return refusal('INVALID_INPUT', 'registrationLine', { reason: 'OUT_OF_RANGE' });
  const made = line.kind === 'REGISTRATION' ? line : undefined;
  const attendee = world.attendees.get(made?.attendeeId ?? '');
  const course = world.courses.get(world.groups.get(made?.groupId ?? '')?.courseId ?? '');
  if (!made || !course || attendee?.customerId !== customerId) {
    return refusal('INVALID_INPUT', 'registrationLine', { reason: 'UNEXPECTED' });
  }
  return notForCourse(product, course, 'registrationLine') ?? { customerId, groupId: made.groupId };
}

function passLine(
  world: World,
  product: ProductFacts,
  { customerId, registrationId }: Pick<OrderLineRow, 'customerId' | 'registrationId'>,
): OrderableLine {
  return {
    ...NOTHING,
    id: world.newId(),
    kind: 'PASS',
    productId: product.id,
    customerId,
    registrationId,
    description: product.name,
    unitPriceMinor: product.priceMinor,
    vatBps: vatOf(world, product),
    vatTreatment: product.vatTreatment,
    terms: termsOf(product),
  };
}

/**
 * A CREDIT pass that costs an amount and holds the same credit. Its product may be off sale everywhere, for example one kept for
 * refunds, but not archived.
 */
export function creditLine(
  world: World,
  { productId, registrationId }: { productId: string; registrationId: string },
  amountMinor: number,
): OrderableLine | Refusal {
  const product = world.products.get(productId);
  if (!product) return refusal('NOT_FOUND', 'productId', { referent: 'PASS_PRODUCT' });
  if (product.kind !== 'CREDIT') return refusal('INVALID_INPUT', 'productId', { reason: 'UNEXPECTED' });
  if (product.archived) return refusal('PRODUCT_ARCHIVED', 'productId', { productId });
  const holder = holderOfCredit(world, registrationId, product);
  if ('code' in holder) return holder;
  const { customerId } = holder;
  const obstacle = limitReached(world, product, customerId) ?? hasEnded(world, product);
  if (obstacle) return obstacle;
  const line = passLine(world, product, { customerId, registrationId });
  return { ...line, unitPriceMinor: amountMinor, terms: { ...termsOf(product), creditMinor: amountMinor } };
}

/** The terms of the pass that a line is for. */
export function orderedTerms({ id, terms }: OrderLineRow): PassTerms {
  if (terms === null) throw new Error(`line ${id} does not say what its pass gives`);
  return terms;
}

/** The refusal when a product is not on sale in a channel. */
export function notSoldIn(world: World, product: ProductFacts, channel: OrderRow['channel']): Refusal | undefined {
  const productId = product.id;
  if (channel !== 'RECEPTION') {
    const problems = onlineSaleProblems({ organisation: world.organisation, product, channel }, world.now);
    return onlineSaleRefusal(problems, 'productId');
  }
  if (product.archived) return refusal('PRODUCT_ARCHIVED', 'productId', { productId });
  return product.visibleAtDesk ? undefined : refusal('PRODUCT_NOT_SOLD_HERE', 'productId', { productId });
}

/** The refusal when no course of the holder offers the pass in the profile. */
function notInProfile(world: World, product: ProductFacts, { customerId, groupId }: Buyer): Refusal | undefined {
  const groupIds = groupId === null ? (world.customers.get(customerId ?? '')?.groupIds ?? []) : [groupId];
  const courses = [...groupIds].flatMap((id) => world.courses.get(world.groups.get(id)?.courseId ?? '') ?? []);
  return onlineSaleRefusal(profileProblems(product, courses), 'productId');
}

/** The tax rate inside a price; 0 when the organisation pays no VAT. */
const vatOf = ({ organisation }: World, { vatBps }: { vatBps: number }): number => (organisation.vatPayer ? vatBps : 0);

type SeatSpec = Extract<OrderLineSpec, { kind: 'SESSION' }>;

function orderableSeat(world: World, spec: SeatSpec, { actor }: Ordering): OrderableLine | Refusal {
  const request = findRequest(world, { actor, ...spec });
  if ('code' in request) return request;
  const [obstacle] = seatObstacles(world, request, spec.allowOverlap);
  if (obstacle) return obstacle;
  const { session, registration, purpose, priceMinor } = request;
  const waiting = orderOf(world, { sessionId: session.id, groupId: null, attendeeId: registration.attendeeId });
  if (waiting) return refusal('ALREADY_ORDERED', 'sessionId', { orderId: waiting });
  return {
    ...NOTHING,
    id: world.newId(),
    kind: 'SESSION',
    customerId: registration.customerId,
    registrationId: registration.id,
    attendeeId: registration.attendeeId,
    sessionId: session.id,
    description: sessionLine(world.organisation, purpose.course, session),
    unitPriceMinor: priceMinor,
    vatBps: vatOf(world, purpose.course),
    vatTreatment: 'SINGLE_PURPOSE',
  };
}

/** The open order that already holds this seat or place for the attendee. */
function orderOf(world: World, wanted: Pick<OrderLineRow, 'sessionId' | 'groupId' | 'attendeeId'>): string | undefined {
  const line = [...world.orderLines.values()].find(
    ({ orderId, sessionId, groupId, attendeeId }) =>
      attendeeId === wanted.attendeeId &&
      sessionId === wanted.sessionId &&
      groupId === wanted.groupId &&
      world.orders.get(orderId)?.status === 'OPEN',
  );
  return line?.orderId;
}

type EnrolmentSpec = Extract<OrderLineSpec, { kind: 'REGISTRATION' }>;

function orderableEnrolment(world: World, spec: EnrolmentSpec, { actor }: Ordering): OrderableLine | Refusal {
  const enrolment = findEnrolment(world, { actor, ...spec });
  if ('code' in enrolment) return enrolment;
  const { attendee, group, course } = enrolment;
  const waiting = orderOf(world, { sessionId: null, groupId: group.id, attendeeId: attendee.id });
  if (waiting) return refusal('ALREADY_ORDERED', 'groupId', { orderId: waiting });
  return {
    ...NOTHING,
    id: world.newId(),
    kind: 'REGISTRATION',
    customerId: attendee.customerId,
    attendeeId: attendee.id,
    groupId: group.id,
    description: courseLine(course, attendee.name),
    unitPriceMinor: course.priceMinor ?? 0,
    vatBps: vatOf(world, course),
    vatTreatment: 'SINGLE_PURPOSE',
  };
}

/** Money for a registration's account: it pays a debt or is a deposit. */
export function depositLine(world: World, registrationId: string, amountMinor: number): OrderableLine | Refusal {
  const registration = world.registrations.get(registrationId);
  if (!registration) return refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' });
  const course = world.courses.get(world.groups.get(registration.groupId)?.courseId ?? '');
  return {
    ...NOTHING,
    id: world.newId(),
    kind: 'REGISTRATION',
    customerId: registration.customerId,
    registrationId: registration.id,
    attendeeId: registration.attendeeId,
    description: courseLine(course, registration.attendeeName),
    unitPriceMinor: amountMinor,
    vatBps: course ? vatOf(world, course) : 0,
    vatTreatment: 'SINGLE_PURPOSE',
  };
}
