import {
  type AccountCode,
  balancesQuery,
  entriesAccount,
  passAccount,
  registrationAccount,
  type TransferDraft,
  unreversedTransfersQuery,
} from '../../ledger/index.js';
import { postedTax } from '../../rules/passes/tax.js';
import { put } from '../../rules/world/apply.js';
import type { AttendeeFacts, CourseFacts, CustomerFacts, OrganisationFacts, ProductFacts } from '../../rules/world/facts.js';
import type { Needs } from '../../rules/world/needs.js';
import type { Span } from '../../rules/world/span.js';
import { dependsOnUses } from '../../rules/world/uses.js';
import {
  type BookingRow,
  emptyWorld,
  type GroupRow,
  type PassRow,
  type RedemptionRow,
  type RegistrationRow,
  type SessionRow,
  seatKey,
  type World,
} from '../../rules/world/world.js';
import { uuidv7 } from '../database/new-id.js';
import type { Run } from '../database/transaction.js';
import { fetchAgendas } from './agendas.js';
import { FetchEndings } from './endings.js';
import { refuseLateGraces } from './late-graces.js';
import type { Locks } from './locks.js';
import { FetchMoves } from './moves.js';
import { passesBought } from './order-queries.js';
import { FetchOrders, ordersOf } from './orders.js';
import type { Locking } from './queries.js';
import * as queries from './queries.js';
import { fetchReturned } from './returned-passes.js';

/**
 * Reads the rows that commands need, one query a kind, and locks them in one fixed order: members, sessions, groups,
 * registrations, attendees, customers, orders, promo codes, passes, the receipt counter. Balances are read after the locks on
 * their owners, in a query of their own: a query that also takes the lock could return the balances from before it.
 * @param behindLocks reads something else with the balances
 */
export async function prefetch(
  locks: Locks,
  organisationId: string,
  needs: Needs,
  passes: 'NOT_ENDED' | 'ALL',
  behindLocks?: () => Promise<void>,
): Promise<World> {
  const { run } = locks;
  const [found] = await run<OrganisationFacts & { now: Date }>(queries.organisationFacts(organisationId));
  if (!found) throw new Error(`there is no organisation ${organisationId}`);
  const { now, ...organisation } = found;
  const world = emptyWorld(now, uuidv7, organisation);
  const fetch = new Fetch(locks, organisationId, world, needs, passes);
  const orders = ordersOf(needs) ? new FetchOrders(locks, organisationId, world, needs) : undefined;
  const endings =
    needs.coming.size + needs.enrolments.length > 0 ? new FetchEndings(run, organisationId, world, needs) : undefined;
  await orders?.references();
  await endings?.references();
  await fetch.moves.references();
  await fetch.sessions();
  await fetch.people();
  await endings?.rows();
  await orders?.rows();
  const bookings = fetch.bookings();
  // The passes of bookings that end are known only after the bookings.
  if (needs.bookings.size + needs.wholeSessions.size + needs.movedSessions.size > 0) await bookings;
  // Everything but the passes is locked by now, so the rest is sent at once.
  await Promise.all([
    bookings,
    fetch.catalogue(),
    fetch.passes().then(async () => {
      await fetchReturned(locks, organisationId, world);
      await Promise.all([fetch.balances(), needs.receipts ? orders?.counter() : fetch.clock(), behindLocks?.()]);
    }),
  ]);
  locks.held.guard(world);
  return world;
}

class Fetch {
  readonly moves: FetchMoves;
  private readonly run: Run;
  /** Registrations with a seat in a session that moves. As one who books, each locks all registrations of its attendee. */
  private readonly moving: string[] = [];

  constructor(
    private readonly locks: Locks,
    private readonly organisationId: string,
    private readonly world: World,
    private readonly needs: Needs,
    private readonly scope: 'NOT_ENDED' | 'ALL',
  ) {
    this.run = locks.run;
    this.moves = new FetchMoves(locks, organisationId, world, needs);
  }

  /** Sessions come first: their lock also keeps their seats and bookings still. */
  async sessions(): Promise<void> {
    const { locks, organisationId, world, needs } = this;
    if (needs.bookings.size > 0) await this.references(needs.bookings, []);
    if (needs.sessions.size === 0) return;
    const sessions = await locks.take<SessionRow>('sessions', (locking) =>
      queries.sessionsById(organisationId, needs.sessions, locking),
    );
    for (const session of sessions) {
      put(world, 'sessions', session);
      needs.groups.add(session.groupId);
    }
    if (needs.wholeSessions.size > 0) await this.references([], needs.wholeSessions);
    if (needs.movedSessions.size > 0) this.moving.push(...(await this.references([], needs.movedSessions)));
  }

  private async references(ids: Iterable<string>, sessionIds: Iterable<string>): Promise<string[]> {
    const { organisationId, needs } = this;
    type Reference = { sessionId: string; registrationId: string };
    const references = await this.run<Reference>(queries.bookingReferences(organisationId, ids, sessionIds));
    for (const reference of references) {
      needs.sessions.add(reference.sessionId);
      needs.registrations.add(reference.registrationId);
    }
    return references.map(({ registrationId }) => registrationId);
  }

  async people(): Promise<void> {
    const { locks, run, organisationId, world, needs } = this;
    if (needs.lockedGroups.size > 0) {
      const groups = (locking: Locking) => queries.groupsById(organisationId, needs.lockedGroups, locking);
      for (const group of await locks.take<GroupRow>('groups', groups)) put(world, 'groups', group);
    }
    if (needs.registrations.size > 0) {
      const seated = needs.seats.map(({ registrationId }) => registrationId);
      const booking = locks.locking === 'LOOK' ? [] : [...seated, ...this.moving];
      const registrations = (locking: Locking) =>
        queries.registrationsById(organisationId, needs.registrations, booking, locking);
      for (const row of await locks.take<RegistrationRow>('registrations', registrations)) {
        // The other registrations of an attendee who books are only locked.
        if (!needs.registrations.has(row.id)) continue;
        put(world, 'registrations', row);
        needs.groups.add(row.groupId);
        needs.passOwners.add(row.customerId);
        if (needs.buyingRegistrations.has(row.id)) needs.customers.add(row.customerId);
      }
    }
    if (needs.attendees.size > 0) {
      const attendees = (locking: Locking) => queries.attendeesById(organisationId, needs.attendees, locking);
      for (const row of await locks.take<AttendeeFacts>('attendees', attendees)) world.attendees.set(row.id, row);
    }
    if (needs.places.attendeeIds.length > 0) {
      const pairs = queries.registrationsByPlace(organisationId, needs.places.groupIds, needs.places.attendeeIds);
      type Place = Pick<RegistrationRow, 'id' | 'groupId' | 'attendeeId'>;
      for (const row of await run<Place>(pairs)) world.places.set(seatKey(row.groupId, row.attendeeId), row.id);
    }
    if (needs.customers.size > 0) await this.customers();
  }

  private async customers(): Promise<void> {
    const { locks, run, organisationId, world, needs } = this;
    type Customer = Omit<CustomerFacts, 'bought' | 'groupIds'>;
    const customers = (locking: Locking) => queries.customersById(organisationId, needs.customers, locking);
    for (const row of await locks.take<Customer>('customers', customers)) {
      world.customers.set(row.id, { ...row, bought: new Map(), groupIds: new Set() });
    }
    if (needs.profileBuyers.size > 0) {
      type Registered = { customerId: string; groupId: string };
      for (const { customerId, groupId } of await run<Registered>(
        queries.groupsOfCustomers(organisationId, needs.profileBuyers),
      )) {
        world.customers.get(customerId)?.groupIds.add(groupId);
        needs.groups.add(groupId);
      }
    }
    if (needs.products.size === 0) return;
    type Bought = { customerId: string; productId: string; bought: number };
    for (const row of await run<Bought>(passesBought(organisationId, needs.customers, needs.products))) {
      world.customers.get(row.customerId)?.bought.set(row.productId, row.bought);
    }
  }

  async catalogue(): Promise<void> {
    const { run, organisationId, world, needs } = this;
    const unread = [...needs.groups].filter((id) => !world.groups.has(id));
    if (unread.length > 0) {
      for (const group of await run<GroupRow>(queries.groupsById(organisationId, unread, 'LOOK'))) put(world, 'groups', group);
    }
    if (world.groups.size > 0) {
      const courseIds = new Set([...world.groups.values()].map((group) => group.courseId));
      for (const course of await run<CourseFacts>(queries.coursesById(organisationId, courseIds)))
        world.courses.set(course.id, course);
    }
    if (needs.products.size > 0) {
      for (const row of await run<ProductFacts>(queries.productsById(organisationId, needs.products)))
        world.products.set(row.id, row);
    }
  }

  async bookings(): Promise<void> {
    const { run, organisationId, world, needs } = this;
    const seats = { sessionIds: [] as string[], attendeeIds: [] as string[] };
    for (const { sessionId, registrationId } of needs.seats) {
      const registration = world.registrations.get(registrationId);
      if (!registration) continue;
      seats.sessionIds.push(sessionId);
      seats.attendeeIds.push(registration.attendeeId);
    }
    const named = new Set([...needs.bookings, ...needs.orderedBookings]);
    const whole = { ended: needs.wholeSessions, moved: needs.movedSessions };
    const isAsked =
      named.size + whole.ended.size + whole.moved.size + needs.buyingRegistrations.size + seats.sessionIds.length > 0;
    if (!isAsked) return;
    const [rows] = await Promise.all([
      run<BookingRow>(queries.bookingsFor(organisationId, named, whole, seats, needs.buyingRegistrations)),
      fetchAgendas(run, organisationId, world, seats),
    ]);
    for (const row of rows) put(world, 'bookings', row);
    await this.moves.holds();
    await this.moves.agendas(seats.attendeeIds);
    await this.redemptions(rows);
  }

  /** Reads what was taken for bookings that end or move, and what their cancellation reverses. */
  private async redemptions(bookings: readonly BookingRow[]): Promise<void> {
    const { run, organisationId, world, needs } = this;
    const ending = bookings.filter((row) => needs.bookings.has(row.id) || needs.wholeSessions.has(row.sessionId));
    const endingIds = new Set(ending.map(({ id }) => id));
    const moving = bookings.filter(({ id, sessionId }) => needs.movedSessions.has(sessionId) && !endingIds.has(id));
    if (ending.length + moving.length === 0) return;
    const ids = [...ending, ...moving].map(({ id }) => id);
    const redemptions = await run<RedemptionRow>(queries.redemptionsOf(organisationId, ids));
    for (const redemption of redemptions) {
      put(world, 'redemptions', redemption);
      needs.passes.add(redemption.passId);
    }
    const reversible = redemptions.filter(({ bookingId }) => endingIds.has(bookingId ?? ''));
    if (ending.length > 0) await this.readUnreversed(ending, reversible);
  }

  /** Reads the transfers that a cancellation reverses. They do not change while the sessions are locked. */
  private async readUnreversed(bookings: readonly BookingRow[], redemptions: readonly RedemptionRow[]): Promise<void> {
    const codes = new Set<AccountCode>(bookings.map((booking) => registrationAccount(booking.registrationId)));
    for (const { passId } of redemptions) codes.add(passAccount(passId)).add(entriesAccount(passId));
    const ids = bookings.map((booking) => booking.id);
    for (const row of await this.run<TransferDraft>(unreversedTransfersQuery(this.organisationId, [...codes], ids))) {
      const unreversed = this.world.unreversed.get(row.bookingId ?? '') ?? [];
      this.world.unreversed.set(row.bookingId ?? '', [...unreversed, row]);
    }
    // The tax of a use moves accounts that all passes share, so it is not found by account. The redemption names its transfer.
    for (const redemption of redemptions) {
      const { bookingId, returnedAt } = redemption;
      if (bookingId === null || returnedAt !== null) continue;
      const posted = postedTax(this.world.organisation.currency, redemption);
      this.world.unreversed.set(bookingId, [...(this.world.unreversed.get(bookingId) ?? []), ...posted]);
    }
  }

  async passes(): Promise<void> {
    const { locks, run, organisationId, world, needs, scope } = this;
    if (needs.registrations.size + needs.passes.size === 0) return;
    const wanted = { registrationIds: needs.registrations, customerIds: needs.passOwners, ids: needs.passes };
    const rows = await locks.take<PassRow>('passes', (locking) => queries.passesFor(organisationId, wanted, scope, locking));
    const ordered = new Set([...world.orderLines.values()].map(({ passId }) => passId));
    const counted: string[] = [];
    for (const row of rows) {
      put(world, 'passes', row);
      if (!dependsOnUses(row) && !(row.kind === 'TIME' && ordered.has(row.id))) continue;
      counted.push(row.id);
      world.uses.set(row.id, new Map());
    }
    await refuseLateGraces(run, organisationId, world, ordered);
    if (counted.length === 0) return;
    type Use = Span & { passId: string; bookingId: string };
    for (const { passId, bookingId, ...span } of await run<Use>(queries.usesOf(organisationId, counted))) {
      world.uses.get(passId)?.set(bookingId, span);
    }
  }

  /** Reads the clock after all locks: of two batches that wait for each other, the later one has the later time. */
  async clock(): Promise<void> {
    const [clock] = await this.run<{ now: Date }>(queries.clock);
    if (clock) this.world.now = clock.now;
  }

  async balances(): Promise<void> {
    const codes: AccountCode[] = [];
    for (const id of this.world.registrations.keys()) codes.push(registrationAccount(id));
    for (const pass of this.world.passes.values()) {
      codes.push(passAccount(pass.id));
      if (pass.kind === 'ENTRY') codes.push(entriesAccount(pass.id));
    }
    if (codes.length === 0) return;
    type Balance = { code: AccountCode; balance: number };
    for (const row of await this.run<Balance>(balancesQuery(this.organisationId, codes)))
      this.world.balances.set(row.code, row.balance);
  }
}
