import type { Context } from '../context.js';
import {
  Attendee,
  Booking,
  Course,
  Customer,
  Group,
  Location,
  Member,
  Organisation,
  Pass,
  PassProduct,
  Redemption,
  Registration,
  Session,
} from '../entities/index.js';
import type { TenantReads } from '../services/reads/tenant-reads.js';

type Ownership<E> = (row: E, customerId: string, reads: TenantReads) => boolean | Promise<boolean>;

/** What somebody who is not staff may see of a kind of row. Staff see every row of their organisation. */
interface RowRights<E> {
  entity: new (...args: never[]) => E;
  /** Whether anybody may see it. */
  isPublished: (row: E) => boolean;
  /** Whether a customer may see it as theirs. */
  isOwn: Ownership<E>;
}

const published = <E>(entity: new (...args: never[]) => E, isPublished: (row: E) => boolean = () => true): RowRights<E> => ({
  entity,
  isPublished,
  isOwn: () => false,
});
const own = <E>(entity: new (...args: never[]) => E, isOwn: Ownership<E>): RowRights<E> => ({
  entity,
  isPublished: () => false,
  isOwn,
});

async function ownsRegistration(registrationId: string, customerId: string, reads: TenantReads): Promise<boolean> {
  const registration = await reads.existing(Registration, registrationId);
  return registration.customer.id === customerId;
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
  Customer: own(Customer, (customer, customerId) => customer.id === customerId),
  Attendee: own(Attendee, (attendee, customerId) => attendee.customer.id === customerId),
  Registration: own(Registration, (registration, customerId) => registration.customer.id === customerId),
  Pass: own(Pass, (pass, customerId) => pass.customer.id === customerId),
  Booking: own(Booking, (booking, customerId, reads) => ownsRegistration(booking.registration.id, customerId, reads)),
  Redemption: own(Redemption, (redemption, customerId, reads) => ownsRegistration(redemption.registration.id, customerId, reads)),
} as const;

export type ReadableType = keyof typeof ROW_RIGHTS;
export type RowOf<T extends ReadableType> = (typeof ROW_RIGHTS)[T] extends RowRights<infer E> ? E : never;

/** Whether the viewer may see a row of the operation's organisation. */
export async function maySee<T extends ReadableType>(
  context: Context,
  reads: TenantReads,
  type: T,
  row: RowOf<T>,
): Promise<boolean> {
  const { viewer } = context;
  if (viewer.kind === 'MEMBER') return true;
  const rights = ROW_RIGHTS[type] as unknown as RowRights<RowOf<T>>;
  if (rights.isPublished(row)) return true;
  return viewer.kind === 'CUSTOMER' && rights.isOwn(row, viewer.customerId, reads);
}
