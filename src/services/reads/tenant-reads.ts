import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import {
  Attendee,
  AttendeeConsent,
  Booking,
  type Columns,
  Course,
  Group,
  Location,
  Member,
  OrderLine,
  Organisation,
  Pass,
  PassProduct,
  Payment,
  Receipt,
  Redemption,
  Refund,
  Registration,
} from '../../entities/index.js';
import type { Page, PageRequest } from '../input/index.js';
import type { AccountCode } from '../ledger/index.js';
import { balances } from '../ledger/index.js';
import { debtsOfCustomers } from './debts.js';
import { type Condition, listCounts, listPages, type RowList } from './lists.js';
import { rosterCounts } from './roster-counts.js';
import { TaughtReads } from './taught.js';
import { type UpdatedType, updatedAtOf } from './updated-at.js';

type RowClass<E> = new (...args: never[]) => E;
type Row = { id: string; organisationId: string };

const CHEAPEST_FIRST = { orderBy: { priceMinor: 'asc', id: 'asc' } } as const;

/**
 * The batched reads of one operation in one organisation: a list of 50 costs as many statements as a list of 1. Rows are kept
 * as long as this object lives, so a change needs a new one.
 */
export class TenantReads {
  private readonly rowLoaders = new Map<unknown, DataLoader<string, Row | null>>();
  private readonly updatedLoaders = new Map<UpdatedType, DataLoader<string, Date | null>>();
  private readonly pageLoaders = new Map<string, DataLoader<string, Page<{ id: string }>>>();
  private organisationRow?: Organisation;
  private ownBookings?: DataLoader<string, Booking[]>;
  private inProfile?: Promise<PassProduct[]>;
  private taught?: TaughtReads;

  constructor(
    readonly em: EntityManager,
    readonly organisationId: string,
    readonly now: Date,
  ) {}

  readonly balances = new DataLoader<AccountCode, { balance: number; version: number } | null>(async (codes) => {
    const found = await balances(this.em, this.organisationId, codes);
    return codes.map((code) => found.get(code) ?? null);
  });

  readonly rosterCounts = new DataLoader((ids: readonly string[]) => rosterCounts(this.em, this.organisationId, this.now, ids));
  /** Minor units. */
  readonly debtOfCustomer = new DataLoader((ids: readonly string[]) => debtsOfCustomers(this.em, this.organisationId, ids));

  readonly groupsOfCourse = this.children(
    Group,
    (ids) => ({ course: { $in: ids } }),
    (group) => group.course.id,
  );
  readonly groupsOfLink = this.children(
    Group,
    (ids) => ({ linkId: { $in: ids } }),
    (group) => group.linkId,
  );
  readonly attendeesOfCustomer = this.children(
    Attendee,
    (ids) => ({ customer: { $in: ids }, mergedIntoId: null }),
    (attendee) => attendee.customer.id,
  );
  readonly consentsOfAttendee = this.children(
    AttendeeConsent,
    (ids) => ({ attendee: { $in: ids } }),
    (consent) => consent.attendee.id,
  );
  readonly registrationsOfAttendee = this.children(
    Registration,
    (ids) => ({ attendee: { $in: ids } }),
    (registration) => registration.attendee.id,
  );
  readonly creditPassesOfRegistration = this.children(
    Pass,
    (ids) => ({ registration: { $in: ids } }),
    (pass) => pass.registration?.id ?? null,
  );
  readonly linesOfOrder: DataLoader<string, Columns<OrderLine>[]> = this.children(
    OrderLine,
    (ids) => ({ order: { $in: ids } }),
    (line) => line.order.id,
  );
  readonly paymentsOfOrder = this.children(
    Payment,
    (ids) => ({ order: { $in: ids } }),
    (payment) => payment.order.id,
  );
  readonly refundsOfOrder = this.children(
    Refund,
    (ids) => ({ order: { $in: ids } }),
    (refund) => refund.order.id,
  );
  readonly redemptionsOfBooking: DataLoader<string, Columns<Redemption>[]> = this.children(
    Redemption,
    (ids) => ({ booking: { $in: ids }, returnedAt: null }),
    (redemption) => redemption.booking?.id ?? null,
  );

  readonly receiptsOfOrder = this.children(
    Receipt,
    (ids) => ({ order: { $in: ids } }),
    (receipt) => receipt.order.id,
  );
  readonly creditNotesOfReceipt = this.children(
    Receipt,
    (ids) => ({ correctsId: { $in: ids } }),
    (receipt) => receipt.correctsId,
  );

  /** The organisation itself; read once. */
  async organisation(): Promise<Organisation> {
    const organisation = await this.row(Organisation, this.organisationId);
    if (!organisation) throw new Error(`Organisation ${this.organisationId} has rows but does not exist`);
    this.organisationRow = organisation;
    return organisation;
  }

  /** A value made of the organisation. Synchronous once it has been read, so that a long list waits for it once. */
  withOrganisation<T>(make: (organisation: Organisation) => T): T | Promise<T> {
    return this.organisationRow ? make(this.organisationRow) : this.organisation().then(make);
  }

  /** A row by id, or null when this organisation has none. */
  row<E extends Row | Organisation>(entity: RowClass<E>, id: string): Promise<E | null> {
    let loader = this.rowLoaders.get(entity);
    if (!loader) {
      loader = new DataLoader<string, Row | null>(async (ids) => {
        const wanted: object = { id: { $in: [...ids] } };
        const rows: Row[] = await this.em.find(entity, wanted as FilterQuery<E>);
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.map((wanted) => byId.get(wanted) ?? null);
      });
      this.rowLoaders.set(entity, loader);
    }
    return loader.load(id) as Promise<E | null>;
  }

  /** When a row last changed; now for one that is only a preview. */
  async updatedAt(type: UpdatedType, id: string): Promise<Date> {
    const loader = this.updatedLoaders.get(type) ?? updatedAtOf(this.em, type);
    this.updatedLoaders.set(type, loader);
    return (await loader.load(id)) ?? this.now;
  }

  /** A row that a foreign key guarantees. */
  async existing<E extends Row>(entity: RowClass<E>, id: string): Promise<E> {
    const row = await this.row(entity, id);
    if (!row) throw new Error(`${entity.name} ${id} is referred to but does not exist`);
    return row;
  }

  /** The courses that a pass or product is limited to; null for all. */
  async courses(ids: readonly string[] | null | undefined): Promise<Course[] | null> {
    return ids ? Promise.all(ids.map((id) => this.existing(Course, id))) : null;
  }

  /** A page of a list. Many parents are read in one statement. Throws BAD_USER_INPUT for an impossible page. */
  async page<E extends { id: string }>(
    list: RowList<E>,
    parentId: string,
    { first, after, last, before }: PageRequest,
    conditions: readonly Condition[] = [],
  ): Promise<Page<E>> {
    const request = { first: first ?? null, after: after ?? null, last: last ?? null, before: before ?? null };
    const { from, parent, direction } = list;
    const key = JSON.stringify([from, parent, direction, conditions, request]);
    let loader = this.pageLoaders.get(key);
    if (!loader) {
      const counts = new DataLoader((ids: readonly string[]) => listCounts(this.em, this.organisationId, list, conditions, ids));
      loader = new DataLoader(async (ids) => {
        const pages = await listPages(this.em, this.organisationId, list, conditions, ids, request);
        return pages.map((page, at) => ({ ...page, count: () => counts.load(ids[at] ?? '') }));
      });
      this.pageLoaders.set(key, loader);
    }
    return loader.load(parentId) as Promise<Page<E>>;
  }

  coursesOffered(): Promise<Course[]> {
    return this.em.find(Course, { archivedAt: null }, { orderBy: { id: 'asc' } });
  }

  locations(): Promise<Location[]> {
    return this.em.find(Location, {}, { orderBy: { id: 'asc' } });
  }

  members(): Promise<Member[]> {
    return this.em.find(Member, { removedAt: null }, { orderBy: { id: 'asc' } });
  }

  productsOnSale(): Promise<PassProduct[]> {
    return this.em.find(PassProduct, { archivedAt: null, visibleOnBookingPage: true }, CHEAPEST_FIRST);
  }

  /** Read once, because every registration of an answer asks for it. */
  productsInProfile(): Promise<PassProduct[]> {
    this.inProfile ??= this.em.find(
      PassProduct,
      { archivedAt: null, visibleInProfile: true, sellableOnline: true },
      CHEAPEST_FIRST,
    );
    return this.inProfile;
  }

  allProducts(): Promise<PassProduct[]> {
    return this.em.find(PassProduct, {}, { orderBy: { id: 'asc' } });
  }

  /** A customer's bookings of a session that hold a seat. The customer is the same for a whole operation. */
  activeBookings(sessionId: string, customerId: string): Promise<Booking[]> {
    this.ownBookings ??= this.children(
      Booking,
      (ids) => ({
        session: { $in: ids },
        registration: { customer: customerId },
        status: { $in: ['BOOKED', 'ATTENDED', 'NO_SHOW'] },
      }),
      (booking) => booking.session.id,
    );
    return this.ownBookings.load(sessionId);
  }

  groupsTaughtBy(memberId: string): Promise<Group[]> {
    return this.em.find(Group, { instructor: memberId }, { orderBy: { id: 'asc' } });
  }

  /** The people whom an instructor teaches. The instructor is the same for a whole operation. */
  taughtBy(memberId: string): TaughtReads {
    this.taught ??= new TaughtReads(this.em, this.organisationId, memberId);
    return this.taught;
  }

  private children<E extends { id: string }>(
    entity: RowClass<E>,
    where: (parentIds: string[]) => object,
    parentOf: (row: E) => string | null | undefined,
  ): DataLoader<string, E[]> {
    return new DataLoader<string, E[]>(async (parentIds) => {
      const rows = (await this.em.find(entity, where([...parentIds]) as FilterQuery<E>, {
        orderBy: { id: 'asc' } as never,
      })) as E[];
      const byParent = Map.groupBy(rows, parentOf);
      return parentIds.map((id) => byParent.get(id) ?? []);
    });
  }
}
