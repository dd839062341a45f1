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

/** Who orders, and where. */
export interface Ordering {
  actor: Actor;
  channel: OrderRow['channel'];
  customerId: string | null;
  /** All that is ordered, where a pass may be for a registration which another line makes. */
  lines?: readonly OrderLineSpec[];
}

/** A line that may be ordered, before anything is taken from its price. */
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

/** The line that a wish becomes, or why it cannot be had now. */
export function orderable(world: World, spec: OrderLineSpec, ordering: Ordering): OrderableLine | Refusal {
  if (spec.kind === 'PASS') return orderablePass(world, spec, ordering);
  const closed = ordering.channel === 'RECEPTION' ? [] : onlinePaymentProblems(world.organisation);
  const refused = onlineSaleRefusal(closed, undefined);
  if (refused) return refused;
  return spec.kind === 'SESSION' ? orderableSeat(world, spec, ordering) : orderableEnrolment(world, spec, ordering);
}

type PassSpec = Extract<OrderLineSpec, { kind: 'PASS' }>;

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

/** What is somebody else's is not there for a customer, whatever else stands in the way of the pass. */
function notTheirs(world: World, { customerId, registrationId }: PassSpec, actor: Actor): Refusal | undefined {
  if (actor.kind !== 'CUSTOMER') return undefined;
  if (registrationId !== null && world.registrations.get(registrationId)?.customerId !== actor.customerId) {
    return refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' });
  }
  if (customerId === null || customerId === actor.customerId) return undefined;
  return refusal('NOT_FOUND', 'customerId', { referent: 'CUSTOMER' });
}

/** A pass for a registration that is there already is bought afterwards, wherever a customer says that they buy it. */
const channelOf = ({ registrationId }: PassSpec, { actor, channel }: Ordering): OrderRow['channel'] =>
  actor.kind === 'CUSTOMER' && registrationId !== null ? 'PROFILE' : channel;

/** Who buys a pass, and of a CREDIT pass that is no gift the group that its registration is in, or will be once the order is paid. */
interface Buyer {
  customerId: string | null;
  groupId: string | null;
}

function buyerOf(world: World, spec: PassSpec, product: ProductFacts, ordering: Ordering): Buyer | Refusal {
  if (spec.gift !== null) return { customerId: ordering.customerId, groupId: null };
  if (spec.registrationLine != null && product.kind === 'CREDIT')
    return newcomer(world, spec.registrationLine, product, ordering);
  const holder = findHolder(world, spec, product);
  return 'code' in holder ? holder : { customerId: holder.customerId, groupId: holder.registration?.groupId ?? null };
}

/** Who buys a pass for a registration that another line of the order makes: who pays for both. */
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
 * A CREDIT pass that costs an amount and holds just that. Its product need not be on sale anywhere, as one is not that is kept for refunds; it
 * must only not be archived.
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

/** What the pass of a line is to give. */
export function orderedTerms({ id, terms }: OrderLineRow): PassTerms {
  if (terms === null) throw new Error(`line ${id} does not say what its pass gives`);
  return terms;
}

/** Why a product is not on sale in a channel. */
export function notSoldIn(world: World, product: ProductFacts, channel: OrderRow['channel']): Refusal | undefined {
  const productId = product.id;
  if (channel !== 'RECEPTION') {
    const problems = onlineSaleProblems({ organisation: world.organisation, product, channel }, world.now);
    return onlineSaleRefusal(problems, 'productId');
  }
  if (product.archived) return refusal('PRODUCT_ARCHIVED', 'productId', { productId });
  return product.visibleAtDesk ? undefined : refusal('PRODUCT_NOT_SOLD_HERE', 'productId', { productId });
}

/** Why the courses of who is to hold a pass do not offer it in the profile. */
function notInProfile(world: World, product: ProductFacts, { customerId, groupId }: Buyer): Refusal | undefined {
  const groupIds = groupId === null ? (world.customers.get(customerId ?? '')?.groupIds ?? []) : [groupId];
  const courses = [...groupIds].flatMap((id) => world.courses.get(world.groups.get(id)?.courseId ?? '') ?? []);
  return onlineSaleRefusal(profileProblems(product, courses), 'productId');
}

/** The tax that a price contains; none of who pays none. */
const vatOf = ({ organisation }: World, { vatBps }: { vatBps: number }): number => (organisation.vatPayer ? vatBps : 0);

type SeatSpec = Extract<OrderLineSpec, { kind: 'SESSION' }>;

function orderableSeat(world: World, spec: SeatSpec, { actor }: Ordering): OrderableLine | Refusal {
  const request = findRequest(world, { actor, ...spec });
  if ('code' in request) return request;
  const [obstacle] = seatObstacles(world, request);
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

/** The order in which a seat or place of an attendee waits for its money: held once, it is not held again. */
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

/** Money for the account of a registration: a debt paid, or a deposit. */
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
