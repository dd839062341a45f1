import type { Context } from '../../context.js';
import {
  Attendee,
  Booking,
  Course,
  Customer,
  Group,
  Location,
  Member,
  Order,
  Organisation,
  Pass,
  PassProduct,
  Payment,
  PromoCode,
  Receipt,
  Redemption,
  Refund,
  Registration,
  Session,
} from '../../entities/index.js';
import type { MemberViewer, Viewer } from '../../services/callers/index.js';
import type { TenantReads } from '../../services/reads/index.js';
import { isInScope } from './scopes.js';

/** Whether a row belongs to whom the id names: to a customer, or to the groups of an instructor. */
type Ownership<E> = (row: E, id: string, reads: TenantReads) => boolean | Promise<boolean>;

/** What somebody may see of a kind of row who is neither at the desk nor above it. Those see every row of their organisation. */
interface RowRights<E> {
  entity: new (...args: never[]) => E;
  /** Whether anybody may see it. */
  isPublished: (row: E) => boolean;
  /** Whether a customer may see it as theirs. */
  isOwn: Ownership<E>;
  /** Whether an instructor may see it, as that of somebody they teach. */
  isTaught: Ownership<E>;
}

const published = <E>(entity: new (...args: never[]) => E, isPublished: (row: E) => boolean = () => true): RowRights<E> => ({
  entity,
  isPublished,
  isOwn: () => false,
  isTaught: () => true,
});
const own = <E>(entity: new (...args: never[]) => E, isOwn: Ownership<E>, isTaught: Ownership<E>): RowRights<E> => ({
  entity,
  isPublished: () => false,
  isOwn,
  isTaught,
});

async function ownsRegistration(registrationId: string, customerId: string, reads: TenantReads): Promise<boolean> {
  const registration = await reads.existing(Registration, registrationId);
  return registration.customer.id === customerId;
}

/** Whether a group is an instructor's own. */
export async function teachesGroup(groupId: string, memberId: string, reads: TenantReads): Promise<boolean> {
  const group = await reads.existing(Group, groupId);
  return group.instructor?.id === memberId;
}

/** Whether a session is one of an instructor's own groups. */
export async function teachesSession(sessionId: string, memberId: string, reads: TenantReads): Promise<boolean> {
  const session = await reads.existing(Session, sessionId);
  return teachesGroup(session.group.id, memberId, reads);
}

/** By the name of the type, which is also the kind in an id. */
export const ROW_RIGHTS = {
  Organisation: published(Organisation),
  Location: published(Location),
  Member: published(Member),
  Course: published(Course),
  Group: published(Group),
  Session: published(Session),
  PassProduct: published(PassProduct, (product) => product.visibleOnBookingPage && product.archivedAt == null),
  Customer: own(
    Customer,
    (customer, customerId) => customer.id === customerId,
    (customer, memberId, reads) => reads.taughtBy(memberId).customers.load(customer.id),
  ),
  Attendee: own(
    Attendee,
    (attendee, customerId) => attendee.customer.id === customerId,
    (attendee, memberId, reads) => reads.taughtBy(memberId).attendees.load(attendee.id),
  ),
  Registration: own(
    Registration,
    (registration, customerId) => registration.customer.id === customerId,
    (registration, memberId, reads) => reads.taughtBy(memberId).registrations.load(registration.id),
  ),
  Pass: own(
    Pass,
    (pass, customerId) => pass.customer.id === customerId,
    ({ registration, customer }, memberId, reads) => {
      const taught = reads.taughtBy(memberId);
      return registration ? taught.registrations.load(registration.id) : taught.customers.load(customer.id);
    },
  ),
  Booking: own(
    Booking,
    (booking, customerId, reads) => ownsRegistration(booking.registration.id, customerId, reads),
    (booking, memberId, reads) => teachesSession(booking.session.id, memberId, reads),
  ),
  Redemption: own(
    Redemption,
    (redemption, customerId, reads) => ownsRegistration(redemption.registration.id, customerId, reads),
    (redemption, memberId, reads) => reads.taughtBy(memberId).registrations.load(redemption.registration.id),
  ),
  Order: own(
    Order,
    (order, customerId) => order.customer?.id === customerId,
    () => false,
  ),
  Payment: own(
    Payment,
    async (payment, customerId, reads) => (await reads.existing(Order, payment.order.id)).customer?.id === customerId,
    () => false,
  ),
  Refund: own(
    Refund,
    async (refund, customerId, reads) => (await reads.existing(Order, refund.order.id)).customer?.id === customerId,
    () => false,
  ),
  PromoCode: own(
    PromoCode,
    () => false,
    () => false,
  ),
  /** Not for instructors: what somebody pays is between them and the desk. */
  Receipt: own(
    Receipt,
    async (receipt, customerId, reads) => (await reads.existing(Order, receipt.order.id)).customer?.id === customerId,
    () => false,
  ),
} as const;

export type ReadableType = keyof typeof ROW_RIGHTS;

const PRIVATE_TYPES: ReadonlySet<string> = new Set([
  ...['Customer', 'Attendee', 'Registration', 'Pass', 'Booking', 'Redemption'],
  ...['Order', 'Payment', 'Refund', 'PromoCode', 'Receipt'],
]);

/** Whether rows of this type are somebody's own. */
export function isPrivateType(type: string): type is ReadableType {
  return PRIVATE_TYPES.has(type);
}

export type RowOf<T extends ReadableType> = (typeof ROW_RIGHTS)[T] extends RowRights<infer E> ? E : never;

/** An instructor sees their own groups; the rest of the staff, and keys within their scopes, all of the organisation. */
export function isInstructor(viewer: Viewer): viewer is MemberViewer {
  return viewer.kind === 'MEMBER' && viewer.role === 'INSTRUCTOR';
}

/** Whether the viewer is one of those who run the organisation. */
export function isManagement(viewer: Viewer): boolean {
  return viewer.kind === 'MEMBER' && (viewer.role === 'OWNER' || viewer.role === 'MANAGER');
}

/** Whether the viewer acts for the organisation and not for themselves. */
export function isStaff(viewer: Viewer): boolean {
  return viewer.kind === 'MEMBER' || viewer.kind === 'API_KEY';
}

/** Whether the viewer may see a row of the operation's organisation. */
export async function maySee<T extends ReadableType>(
  { viewer }: Context,
  reads: TenantReads,
  type: T,
  row: RowOf<T>,
): Promise<boolean> {
  const rights = ROW_RIGHTS[type] as unknown as RowRights<RowOf<T>>;
  if (isInstructor(viewer)) return rights.isTaught(row, viewer.memberId, reads);
  if (rights.isPublished(row)) return true;
  if (isStaff(viewer)) return isInScope(viewer, type === 'PassProduct' ? 'Pass' : type);
  return viewer.kind === 'CUSTOMER' && rights.isOwn(row, viewer.customerId, reads);
}
