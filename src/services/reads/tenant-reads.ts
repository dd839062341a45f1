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
import { plainChildren, plainRows, plainRowsBy, type RowClass } from './plain-rows.js';
import { rosterCounts } from './roster-counts.js';
import { TaughtReads } from './taught.js';
import { type UpdatedType, updatedAtOf } from './updated-at.js';

type Row = { id: string; organisationId: string };

const CHEAPEST_FIRST = 'c.price_minor, c.id';
const ACTIVE_OF_CUSTOMER = `c.status in ('BOOKED', 'ATTENDED', 'NO_SHOW') and exists (select from registrations r
  where r.organisation_id = ? and r.id = c.registration_id and r.customer_id = ?)`;

/**
 * The batched reads of one operation in one organisation: a list of 50 costs as many statements as a list of 1. Rows are kept
 * as long as this object lives, so a change needs a new one.
 */
export class TenantReads {
  private readonly rowLoaders = new Map<unknown, DataLoader<string, { id: string } | null>>();
  private readonly updatedLoaders = new Map<UpdatedType, DataLoader<string, Date | null>>();
  private readonly pageLoaders = new Map<string, DataLoader<string, Page<unknown>>>();
  private organisationRow?: Columns<Organisation>;
  private ownBookings?: DataLoader<string, Columns<Booking>[]>;
  private inProfile?: Promise<Columns<PassProduct>[]>;
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

  readonly groupsOfCourse = this.children(Group, 'course_id');
  readonly groupsOfLink = this.children(Group, 'link_id');
  readonly attendeesOfCustomer = this.children(Attendee, 'customer_id', 'c.merged_into_id is null');
  readonly consentsOfAttendee = this.children(AttendeeConsent, 'attendee_id');
  readonly registrationsOfAttendee = this.children(Registration, 'attendee_id');
  readonly creditPassesOfRegistration = this.children(Pass, 'registration_id');
  readonly linesOfOrder = this.children(OrderLine, 'order_id');
  readonly paymentsOfOrder = this.children(Payment, 'order_id');
  readonly refundsOfOrder = this.children(Refund, 'order_id');
  readonly redemptionsOfBooking = this.children(Redemption, 'booking_id', 'c.returned_at is null');
  readonly receiptsOfOrder = this.children(Receipt, 'order_id');
  readonly creditNotesOfReceipt = this.children(Receipt, 'corrects_id');

  /** The organisation itself; read once. */
  async organisation(): Promise<Columns<Organisation>> {
    const organisation = await this.row(Organisation, this.organisationId);
    if (!organisation) throw new Error(`Organisation ${this.organisationId} has rows but does not exist`);
    this.organisationRow = organisation;
    return organisation;
  }

  /** A value made of the organisation. Synchronous once it has been read, so that a long list waits for it once. */
  withOrganisation<T>(make: (organisation: Columns<Organisation>) => T): T | Promise<T> {
    return this.organisationRow ? make(this.organisationRow) : this.organisation().then(make);
  }

  /** A row by id, or null when this organisation has none. */
  row<E extends Row | Organisation>(entity: RowClass<E>, id: string): Promise<Columns<E> | null> {
    let loader = this.rowLoaders.get(entity);
    if (!loader) {
      loader = new DataLoader<string, { id: string } | null>(async (ids) => {
        const rows: { id: string }[] = await plainRowsBy<{ id: string }>(this.em, this.organisationId, entity, 'id', ids);
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.map((wanted) => byId.get(wanted) ?? null);
      });
      this.rowLoaders.set(entity, loader);
    }
    return loader.load(id) as Promise<Columns<E> | null>;
  }

  /** When a row last changed; now for one that is only a preview. */
  async updatedAt(type: UpdatedType, id: string): Promise<Date> {
    const loader = this.updatedLoaders.get(type) ?? updatedAtOf(this.em, type);
    this.updatedLoaders.set(type, loader);
    return (await loader.load(id)) ?? this.now;
  }

  /** A row that a foreign key guarantees. */
  async existing<E extends Row>(entity: RowClass<E>, id: string): Promise<Columns<E>> {
    const row = await this.row(entity, id);
    if (!row) throw new Error(`${entity.name} ${id} is referred to but does not exist`);
    return row;
  }

  /** The courses that a pass or product is limited to; null for all. */
  async courses(ids: readonly string[] | null | undefined): Promise<Columns<Course>[] | null> {
    return ids ? Promise.all(ids.map((id) => this.existing(Course, id))) : null;
  }

  /** The length of a list of one parent. */
  async count<E>(list: RowList<E>, parentId: string, conditions: readonly Condition[]): Promise<number> {
    const [count = 0] = await listCounts(this.em, this.organisationId, list, conditions, [parentId]);
    return count;
  }

  /** A page of a list. Many parents are read in one statement. Throws BAD_USER_INPUT for an impossible page. */
  async page<E extends { id: string }>(
    list: RowList<E>,
    parentId: string,
    { first, after, last, before }: PageRequest,
    conditions: readonly Condition[] = [],
  ): Promise<Page<Columns<E>>> {
    const request = { first: first ?? null, after: after ?? null, last: last ?? null, before: before ?? null };
    const { from, parent, direction } = list;
    const key = JSON.stringify([from, parent, direction, conditions, request]);
    let loader = this.pageLoaders.get(key);
    if (!loader) {
      const counts = new DataLoader((ids: readonly string[]) => listCounts(this.em, this.organisationId, list, conditions, ids));
      loader = new DataLoader<string, Page<unknown>>(async (ids) => {
        const pages = await listPages(this.em, this.organisationId, list, conditions, ids, request);
        return pages.map((page, at) => ({ ...page, count: () => counts.load(ids[at] ?? '') }));
      });
      this.pageLoaders.set(key, loader);
    }
    return loader.load(parentId) as Promise<Page<Columns<E>>>;
  }

  coursesOffered(): Promise<Columns<Course>[]> {
    return this.rows(Course, 'c.archived_at is null');
  }

  locations(): Promise<Columns<Location>[]> {
    return this.rows(Location, 'true');
  }

  members(): Promise<Columns<Member>[]> {
    return this.rows(Member, 'c.removed_at is null');
  }

  productsOnSale(): Promise<Columns<PassProduct>[]> {
    return this.rows(PassProduct, 'c.archived_at is null and c.visible_on_booking_page', [], CHEAPEST_FIRST);
  }

  /** Read once, because every registration of an answer asks for it. */
  productsInProfile(): Promise<Columns<PassProduct>[]> {
    const inProfile = 'c.archived_at is null and c.visible_in_profile and c.sellable_online';
    this.inProfile ??= this.rows(PassProduct, inProfile, [], CHEAPEST_FIRST);
    return this.inProfile;
  }

  allProducts(): Promise<Columns<PassProduct>[]> {
    return this.rows(PassProduct, 'true');
  }

  /** A customer's bookings of a session that hold a seat. The customer is the same for a whole operation. */
  activeBookings(sessionId: string, customerId: string): Promise<Columns<Booking>[]> {
    this.ownBookings ??= this.children(Booking, 'session_id', ACTIVE_OF_CUSTOMER, [this.organisationId, customerId]);
    return this.ownBookings.load(sessionId);
  }

  groupsTaughtBy(memberId: string): Promise<Columns<Group>[]> {
    return this.rows(Group, 'c.instructor_id = ?', [memberId]);
  }

  /** The people whom an instructor teaches. The instructor is the same for a whole operation. */
  taughtBy(memberId: string): TaughtReads {
    this.taught ??= new TaughtReads(this.em, this.organisationId, memberId);
    return this.taught;
  }

  private rows<E>(entity: RowClass<E>, where: string, values: unknown[] = [], orderBy?: string): Promise<Columns<E>[]> {
    return plainRows(this.em, this.organisationId, entity, { where, values, ...(orderBy && { orderBy }) });
  }

  /** The rows of many parents in one statement, by id. */
  private children<E>(
    entity: RowClass<E>,
    parentColumn: string,
    where = 'true',
    values: readonly unknown[] = [],
  ): DataLoader<string, Columns<E>[]> {
    return new DataLoader<string, Columns<E>[]>((parentIds) =>
      plainChildren(this.em, this.organisationId, entity, { parentColumn, parentIds, where, values }),
    );
  }
}
