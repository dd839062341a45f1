import type { Context } from '../../context.js';
import {
  ApiKey,
  Attendee,
  AttendeeConsent,
  AuditEntry,
  Booking,
  Course,
  Customer,
  Group,
  Invitation,
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
import type { NodeType } from '../../schema/shared/ids.js';
import type { MemberViewer, Viewer } from '../../services/callers/index.js';
import type { TenantReads } from '../../services/reads/index.js';
import { isInScope } from './scopes.js';

/** Whether a row belongs to a customer, or to the groups of an instructor; the id is theirs. */
type Ownership<E> = (row: E, id: string, reads: TenantReads) => boolean | Promise<boolean>;

/** The rights to rows of one type. The desk, managers and owners see every row, so they are not named here. */
interface RowRights<E> {
  entity: new (...args: never[]) => E;
  /** Whether `node(id)` gives such rows. */
  isNode: boolean;
  /** Whether such rows belong to somebody. If so, every field that gives one is held to the instructor's own groups. */
  isPrivate: boolean;
  /** Whether anybody may see the row. */
  isPublished: (row: E) => boolean;
  /** Whether the row belongs to the customer. */
  isOwn: Ownership<E>;
  /** Whether the row belongs to somebody whom the instructor teaches. */
  isTaught: Ownership<E>;
}

type RowClass<E> = new (...args: never[]) => E;
const never = () => false;

const published = <E>(entity: RowClass<E>, isPublished: (row: E) => boolean = () => true) =>
  ({ entity, isNode: true, isPrivate: false, isPublished, isOwn: never, isTaught: () => true }) as const satisfies RowRights<E>;

const own = <E>(entity: RowClass<E>, isOwn: Ownership<E>, isTaught: Ownership<E>) =>
  ({ entity, isNode: true, isPrivate: true, isPublished: never, isOwn, isTaught }) as const satisfies RowRights<E>;

type AnyRights = Pick<RowRights<object>, 'entity' | 'isNode' | 'isPrivate'>;

/** Rows that only the fields of other rows give. */
const notByNode = <R extends AnyRights>(rights: R) => ({ ...rights, isNode: false }) as const;

async function ownsRegistration(registrationId: string, customerId: string, reads: TenantReads): Promise<boolean> {
  const registration = await reads.existing(Registration, registrationId);
  return registration.customer.id === customerId;
}

/** Whether a group is an instructor's own. */
export async function teachesGroup(groupId: string, memberId: string, reads: TenantReads): Promise<boolean> {
  const group = await reads.existing(Group, groupId);
  return group.instructor?.id === memberId;
}

/** Whether a session is of an instructor's own group, or given by them as a substitute. */
export async function teachesSession(sessionId: string, memberId: string, reads: TenantReads): Promise<boolean> {
  const session = await reads.existing(Session, sessionId);
  return session.instructor?.id === memberId || teachesGroup(session.group.id, memberId, reads);
}

/**
 * The one table of rights to rows, by the name of the type, which is also the kind in an id. The compiler asks for every kind
 * of id but `Transfer`: a statement line has no rights besides those of its registration.
 */
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
  AttendeeConsent: notByNode(
    own(
      AttendeeConsent,
      async (consent, customerId, reads) => (await reads.existing(Attendee, consent.attendee.id)).customer.id === customerId,
      (consent, memberId, reads) => reads.taughtBy(memberId).attendees.load(consent.attendee.id),
    ),
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
  PromoCode: own(PromoCode, never, never),
  /** Hidden from instructors: payments are between the customer and the desk. */
  Receipt: own(
    Receipt,
    async (receipt, customerId, reads) => (await reads.existing(Order, receipt.order.id)).customer?.id === customerId,
    () => false,
  ),
  ApiKey: notByNode(own(ApiKey, never, never)),
  Invitation: notByNode(own(Invitation, never, never)),
  AuditEntry: notByNode(own(AuditEntry, never, never)),
} as const satisfies Record<Exclude<NodeType, 'Transfer'>, AnyRights>;

export type RowType = keyof typeof ROW_RIGHTS;

/** The types that `node(id)` gives. */
export type ReadableType = { [T in RowType]: (typeof ROW_RIGHTS)[T]['isNode'] extends true ? T : never }[RowType];

export const isReadable = (type: NodeType): type is ReadableType => type in ROW_RIGHTS && ROW_RIGHTS[type as RowType].isNode;

/** The types whose rows belong to somebody. */
export const PRIVATE_TYPES: ReadonlySet<RowType> = new Set(
  (Object.keys(ROW_RIGHTS) as RowType[]).filter((type) => ROW_RIGHTS[type].isPrivate),
);

export function isPrivateType(type: string): type is RowType {
  return PRIVATE_TYPES.has(type as RowType);
}

export type RowOf<T extends RowType> = (typeof ROW_RIGHTS)[T] extends { entity: RowClass<infer E> } ? E : never;

/** An instructor sees their own groups. The rest of the staff, and API keys within their scopes, see the whole organisation. */
export function isInstructor(viewer: Viewer): viewer is MemberViewer {
  return viewer.kind === 'MEMBER' && viewer.role === 'INSTRUCTOR';
}

/** Whether the viewer is an owner or a manager. */
export function isManagement(viewer: Viewer): boolean {
  return viewer.kind === 'MEMBER' && (viewer.role === 'OWNER' || viewer.role === 'MANAGER');
}

/** Whether the viewer acts for the organisation: a member or an API key. */
export function isStaff(viewer: Viewer): boolean {
  return viewer.kind === 'MEMBER' || viewer.kind === 'API_KEY';
}

/** The same table, for a type that is known only when it is used. */
const RIGHTS_OF: { readonly [T in RowType]: RowRights<RowOf<T>> } = ROW_RIGHTS;

/** Whether the viewer may see a row of the operation's organisation. */
export async function maySee<T extends RowType>(
  { viewer }: Context,
  reads: TenantReads,
  type: T,
  row: RowOf<T>,
): Promise<boolean> {
  const rights = RIGHTS_OF[type];
  if (isInstructor(viewer)) return rights.isTaught(row, viewer.memberId, reads);
  if (rights.isPublished(row)) return true;
  if (isStaff(viewer)) return isInScope(viewer, type === 'PassProduct' ? 'Pass' : type);
  return viewer.kind === 'CUSTOMER' && rights.isOwn(row, viewer.customerId, reads);
}
