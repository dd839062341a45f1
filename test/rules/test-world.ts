import {
  type AccountCode,
  bookedAccount,
  ORGANISATION_ACCOUNTS,
  registrationAccount,
  revenueAccount,
} from '../../src/services/ledger/index.js';
import type { AnswerOf, Command, CommandKind, CommandOf } from '../../src/services/rules/commands/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { apply, put, ROW_KINDS } from '../../src/services/rules/world/apply.js';
import type { AuditDraft } from '../../src/services/rules/world/audit.js';
import type { Decision } from '../../src/services/rules/world/command.js';
import type { CourseFacts, OrganisationFacts, ProductFacts } from '../../src/services/rules/world/facts.js';
import type { RefusalCode, RefusalOf } from '../../src/services/rules/world/refusals.js';
import {
  type Changes,
  emptyWorld,
  type GroupRow,
  type PassRow,
  type RegistrationRow,
  type SessionRow,
  type World,
} from '../../src/services/rules/world/world.js';
import { expectPathInInput } from './paths-in-inputs.js';
import { differences, snapshotOf } from './snapshot.js';

export const STAFF = { kind: 'STAFF' } as const;
/** A Monday in winter time, 10:00 in Bratislava. */
export const NOW = new Date('2027-02-01T09:00:00Z');
const HOUR_MS = 3_600_000;

export const hoursAfter = (moment: Date, hours: number): Date => new Date(moment.getTime() + hours * HOUR_MS);

/**
 * A world in memory that a test furnishes and commands. Its rows are frozen, so a rule that changes one in place throws at
 * once.
 */
export class TestWorld {
  readonly world: World;
  private ids = 0;

  constructor(organisation: Partial<OrganisationFacts> = {}) {
    this.world = emptyWorld(NOW, () => this.newId(), {
      id: 'organisation',
      name: 'Vlnka',
      locale: 'sk',
      plan: 'STANDARD',
      onlinePayments: 'ACTIVE',
      onlinePaymentsSuspendedAt: null,
      ...{ legalName: '', billingAddress: '', companyId: '', taxId: '', vatId: '', registerEntry: '', vatPayer: true },
      currency: 'EUR',
      timeZone: 'Europe/Bratislava',
      cancelWindowHours: 24,
      lateCancellation: 'FORFEIT',
      lateFeeMinor: 0,
      checkInOpensMinutes: 525_600,
      graceDays: 14,
      ...organisation,
    });
    for (const code of ORGANISATION_ACCOUNTS) this.world.balances.set(code, 0);
  }

  private newId(): string {
    this.ids += 1;
    return `id-${String(this.ids).padStart(6, '0')}`;
  }

  course(facts: Partial<CourseFacts> = {}): string {
    const id = this.newId();
    const defaults = {
      name: 'Joga',
      vatBps: 0,
      passesInProfile: true,
      type: 'OPEN',
      priceMinor: null,
      uncoveredPolicy: 'DEBT',
      debtLimitMinor: null,
      archived: false,
    } as const;
    this.world.courses.set(id, Object.freeze({ id, ...defaults, ...facts }));
    this.world.balances.set(bookedAccount(id), 0).set(revenueAccount(id), 0);
    return id;
  }

  group(courseId: string, columns: Partial<GroupRow> = {}): string {
    const id = this.newId();
    const row = { id, courseId, locationId: 'hall', linkId: null, capacity: 100, placesTaken: 0, placesHeld: 0, ...columns };
    put(this.world, 'groups', Object.freeze(row));
    this.world.lessons.set(id, new Map());
    return id;
  }

  session(groupId: string, columns: Partial<SessionRow> = {}): string {
    const id = this.newId();
    const startsAt = columns.startsAt ?? hoursAfter(this.world.now, 72);
    const row: SessionRow = {
      id,
      groupId,
      locationId: null,
      instructorId: null,
      startsAt,
      endsAt: hoursAfter(startsAt, 1),
      priceMinor: 800,
      capacity: 10,
      seatsTaken: 0,
      seatsHeld: 0,
      status: 'SCHEDULED',
      version: 1,
      ...columns,
    };
    put(this.world, 'sessions', Object.freeze(row));
    return id;
  }

  customer(): string {
    const id = this.newId();
    const named = { id, name: 'Jana', email: `${id}@example.sk`, locale: 'sk' } as const;
    this.world.customers.set(id, Object.freeze({ ...named, bought: new Map(), groupIds: new Set<string>() }));
    return id;
  }

  attendee(customerId: string): string {
    const id = this.newId();
    this.world.attendees.set(id, Object.freeze({ id, customerId, name: 'Jana' }));
    return id;
  }

  /** Registers a new attendee, of a new customer unless one is given. */
  registration(groupId: string, customerId = this.customer()): string {
    return this.does({ kind: 'register', actor: STAFF, attendeeId: this.attendee(customerId), groupId }).registrationId;
  }

  product(facts: Partial<ProductFacts> & Pick<ProductFacts, 'kind'>): string {
    const id = this.newId();
    const row: ProductFacts = {
      id,
      name: 'Pass',
      priceMinor: 2000,
      creditMinor: facts.kind === 'CREDIT' ? 2000 : null,
      entries: facts.kind === 'ENTRY' ? 4 : null,
      limitCount: null,
      limitPeriod: null,
      seatsAtOnce: null,
      courseIds: null,
      validityPeriod: null,
      validityStart: 'PURCHASE',
      fixedFrom: null,
      fixedUntil: null,
      sellableOnline: true,
      visibleOnBookingPage: true,
      visibleInProfile: true,
      visibleAtDesk: true,
      purchaseLimit: null,
      priority: 100,
      vatBps: 0,
      vatTreatment: facts.kind === 'TIME' ? 'SINGLE_PURPOSE' : 'MULTI_PURPOSE',
      archived: false,
      ...facts,
    };
    this.world.products.set(id, Object.freeze(row));
    return id;
  }

  /** Sells a new product made of these facts to a registration, or to its customer if the kind belongs to one. */
  pass(registrationId: string, facts: Partial<ProductFacts> & Pick<ProductFacts, 'kind'>): string {
    const own = facts.kind === 'CREDIT';
    const { customerId } = this.registrationRow(registrationId);
    return this.does({
      kind: 'sellPass',
      productId: this.product(facts),
      registrationId: own ? registrationId : null,
      customerId: own ? null : customerId,
      method: 'CASH',
    }).passId;
  }

  /** A booking of the desk, which insists where the attendee has another session at that time. */
  booking(registrationId: string, sessionId: string, more: Partial<CommandOf<'bookSession'>> = {}): CommandOf<'bookSession'> {
    const wish = { actor: STAFF, registrationId, sessionId, allowOverlap: true };
    return { kind: 'bookSession', ...wish, payWith: 'AUTO', passId: null, ...more };
  }

  cancelling(bookingId: string, more: Partial<CommandOf<'cancelBooking'>> = {}): CommandOf<'cancelBooking'> {
    return { kind: 'cancelBooking', actor: STAFF, bookingId, overrideReason: null, ...more };
  }

  /** Decides and applies a command that must go through. */
  does<C extends Command>(command: C): AnswerOf<C['kind']> {
    const decision = this.tries(command);
    if (decision.kind === 'refused') throw new Error(`${command.kind} was refused: ${JSON.stringify(decision.refusals)}`);
    return decision.answer;
  }

  books(registrationId: string, sessionId: string, more: Partial<CommandOf<'bookSession'>> = {}): string {
    const answer = this.does(this.booking(registrationId, sessionId, more));
    if (!('bookingId' in answer)) throw new Error('the seat was ordered and not booked');
    return answer.bookingId;
  }

  /** Decides a command that must be refused for one reason, and checks that the world is left as it was. */
  refuses<C extends RefusalCode>(command: Command, code: C): RefusalOf<C> {
    const before = snapshotOf(this.world);
    const decision = rules.decide(this.world, command);
    const touched = differences(before, this.world);
    if (touched.length > 0) throw new Error(`${command.kind} touched the world: ${touched.join(', ')}`);
    const first = decision.kind === 'refused' ? decision.refusals[0] : undefined;
    if (first?.code !== code) throw new Error(`${command.kind} was not refused as ${code} but ${JSON.stringify(decision)}`);
    expectPathInInput(command, first);
    return first as RefusalOf<C>;
  }

  /** Decides a command and applies it if it is done. */
  tries<C extends Command>(command: C): Decision<AnswerOf<C['kind']>> {
    const decision = rules.decide<CommandKind>(this.world, command) as Decision<AnswerOf<C['kind']>>;
    if (decision.kind === 'done') this.takes(decision.changes);
    return decision;
  }

  /** Carries out a command that must go through, and returns what the audit log keeps of it. */
  logs(command: Command): AuditDraft[] {
    const changes = this.changesOf(command);
    const entries = rules.auditOf<CommandKind>(this.world, changes, command);
    this.takes(changes);
    return entries;
  }

  /** What a command that must go through would write. The world stays as it was. */
  changesOf(command: Command): Changes {
    const decision = rules.decide<CommandKind>(this.world, command);
    if (decision.kind === 'refused') throw new Error(`${command.kind} was refused: ${JSON.stringify(decision.refusals)}`);
    return decision.changes;
  }

  private takes(changes: Changes): void {
    freeze(changes);
    this.checkVersions(changes);
    for (const code of changes.opened) this.world.balances.set(code, 0);
    apply(this.world, changes);
  }

  /** Subscribers take only newer versions, so every change of a row with a version must raise it. */
  private checkVersions({ changed }: Changes): void {
    for (const kind of ['sessions', 'registrations', 'passes', 'orders'] as const) {
      for (const { id, version } of changed[kind] ?? []) {
        const before = this.world[kind].get(id)?.version ?? 0;
        if (version <= before) throw new Error(`a change of ${kind} ${id} left its version at ${before}`);
      }
    }
  }

  registrationRow(id: string): RegistrationRow {
    return existing(this.world.registrations, id);
  }

  passRow(id: string): PassRow {
    return existing(this.world.passes, id);
  }

  sessionRow(id: string): SessionRow {
    return existing(this.world.sessions, id);
  }

  /** Replaces columns of a pass, as pausing and refunding will. */
  setPass(id: string, columns: Partial<PassRow>): void {
    put(this.world, 'passes', Object.freeze({ ...this.passRow(id), ...columns }));
  }

  balance(code: AccountCode): number {
    return this.world.balances.get(code) ?? 0;
  }

  /** What was paid for a registration and what it was charged, as its card shows them. */
  figures(registrationId: string): { paid: number; charged: number; balance: number } {
    const { chargedMinor, customerId } = this.registrationRow(registrationId);
    let balance = this.balance(registrationAccount(registrationId));
    for (const passId of this.world.passesOfCustomer.get(customerId) ?? []) {
      const pass = this.passRow(passId);
      const expired = pass.validUntil !== null && pass.validUntil < this.world.now;
      if (pass.registrationId === registrationId && !expired) balance += this.balance(`PASS:${passId}`);
    }
    return { paid: balance + chargedMinor, charged: chargedMinor, balance };
  }
}

export function existing<T>(rows: Map<string, T>, id: string): T {
  const row = rows.get(id);
  if (row === undefined) throw new Error(`there is no ${id}`);
  return row;
}

export function freeze({ created, changed, transfers }: Changes): void {
  for (const kind of ROW_KINDS) {
    for (const row of created[kind] ?? []) Object.freeze(row);
    for (const row of changed[kind] ?? []) Object.freeze(row);
  }
  for (const transfer of transfers) Object.freeze(transfer);
}
