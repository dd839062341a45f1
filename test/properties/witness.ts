import { deepStrictEqual } from 'node:assert/strict';
import { deltas, type TransferDraft } from '../../src/services/ledger/index.js';
import type { Command, CommandOf } from '../../src/services/rules/commands/index.js';
import { calendarPeriod, validityFrom } from '../../src/services/rules/passes/validity.js';
import { shareOf, taxInside } from '../../src/services/rules/world/arithmetic.js';
import { dayOf } from '../../src/services/rules/world/calendar.js';
import { isLive, type PassRow, type RedemptionRow, type SessionRow, type World } from '../../src/services/rules/world/world.js';
import { existing } from '../rules/test-world.js';
import { add, holds, same } from './laws.js';
import { Stays } from './stays.js';

/** What counts as paid to a registration by hand or by an order, and not by a pass. */
const PAYS = new Set(['PAYMENT_RECORDED', 'DISCOUNT_GIVEN', 'REFUND_CLAIMED']);
/** What a refund, or a pass of grace, moves off a pass. */
const TAKES_BACK = new Set(['REFUND_CLAIMED', 'REFUND_DISCOUNT', 'TIME_EARNED', 'ENTRIES_RETURNED', 'GRACE_GIVEN']);

/**
 * Watches a world from outside: keeps books of its own from the transfers alone, and after each step compares them with what
 * the world says. Knows nothing of how the rules decide.
 */
export class Witness {
  private readonly balances = new Map<string, number>();
  private readonly charged = new Map<string, number>();
  /** Money in, less money back, of registrations, and what orders took from the price of their seats. */
  private readonly paid = new Map<string, number>();
  /** What refunds took from passes, in money and in entries. */
  private readonly givenBack = new Map<string, number>();
  private readonly taxed = new Map<string, number>();
  private readonly taken = new Map<string, TransferDraft[]>();
  private readonly uses = new Set<string>();
  /** Sessions that staff have moved: what paid for them stays, whether it covers them or not. */
  private readonly moved = new Set<string>();

  private readonly stays: Stays;

  constructor(private readonly world: World) {
    this.stays = new Stays(world);
  }

  /** Takes note of what a command that was done has moved. */
  note(command: Command, transfers: readonly TransferDraft[]): void {
    for (const { template, debit, credit, amount, reverses, passId } of transfers) {
      add(this.balances, debit, -amount);
      add(this.balances, credit, amount);
      if (template.endsWith('_CHARGED')) add(this.charged, reverses ? credit : debit, reverses ? -amount : amount);
      if (template === 'REGISTRATION_GIVEN_BACK') add(this.charged, credit, -amount);
      if (PAYS.has(template)) add(this.paid, credit, amount);
      if (PAYS.has(template)) add(this.paid, debit, -amount);
      if (TAKES_BACK.has(template)) add(this.givenBack, debit, amount);
      if (template === 'VAT_DUE' && passId !== null) add(this.taxed, passId, reverses ? -amount : amount);
    }
    for (const transfer of transfers) {
      if (transfer.bookingId === null || transfer.reverses !== null) continue;
      const taken = this.taken.get(transfer.bookingId) ?? [];
      this.taken.set(transfer.bookingId, [...taken, transfer]);
    }
    this.stays.note();
    if (command.kind === 'bookSession') this.noteUses(command);
    if (command.kind === 'endRegistration') this.checkEnd(command);
    const isTimed = command.kind === 'updateSession' && (command.startsAt ?? command.durationMinutes) != null;
    if (isTimed) this.moved.add(command.sessionId);
    if (command.kind === 'updateSessions') this.noteSeries(command);
    if (command.kind === 'cancelBooking' && this.world.bookings.get(command.bookingId)?.status === 'CANCELLED') {
      const back = [...deltas(this.taken.get(command.bookingId) ?? [])].map(([code, delta]) => [code, delta === 0 ? 0 : -delta]);
      deepStrictEqual(
        Object.fromEntries(deltas(transfers.filter(({ reverses }) => reverses !== null))),
        Object.fromEntries(back),
        'a cancellation in time gives back what was taken',
      );
    }
  }

  /**
   * Slices taken on booking are uses of their pass. Those that settle a debt later are not: a debt has no date that a pass
   * would have to be valid at. The visit of a TIME pass to a free session moves nothing, so the booking is found by its seat.
   */
  private noteUses({ sessionId, registrationId }: CommandOf<'bookSession'>): void {
    for (const booking of this.world.bookings.values()) {
      if (booking.sessionId !== sessionId || booking.registrationId !== registrationId || !isLive(booking.status)) continue;
      for (const id of this.world.redemptionsOfBooking.get(booking.id) ?? []) this.uses.add(id);
    }
  }

  private checkEnd({ registrationId, priceMinor: wanted }: CommandOf<'endRegistration'>): void {
    const registration = existing(this.world.registrations, registrationId);
    const { endsOn, givenBackMinor, priceMinor } = registration;
    const unused = wanted ?? this.stays.unusedOf(registration, endsOn ?? '');
    same(givenBackMinor, unused, 'an end gives back the unused part of the price, or what the desk says');
    holds(givenBackMinor !== null && givenBackMinor <= priceMinor, 'no more than the price is given back with an end');
    for (const { registrationId: id, status, excusedAt, sessionId } of this.world.bookings.values()) {
      const { startsAt } = existing(this.world.sessions, sessionId);
      const isComing = status === 'BOOKED' || (status === 'NO_SHOW' && excusedAt !== null);
      if (id !== registrationId || !isComing || startsAt <= this.world.now) continue;
      const day = dayOf(startsAt, this.world.organisation.timeZone).toString();
      holds(day < (endsOn ?? ''), 'nothing is booked from the end of a registration on');
    }
  }

  private noteSeries({ groupId }: CommandOf<'updateSessions'>): void {
    for (const session of this.world.sessions.values()) if (session.groupId === groupId) this.moved.add(session.id);
  }

  /** Checks everything that must hold between two commands. */
  check(): void {
    this.checkLedger();
    this.checkSeats();
    this.checkRegistrations();
    this.checkBookings();
    for (const pass of this.world.passes.values()) this.checkPass(pass);
  }

  private checkLedger(): void {
    const sums = { money: 0, entries: 0 };
    for (const [code, balance] of this.world.balances) {
      sums[code.startsWith('ENTRIES') ? 'entries' : 'money'] += balance;
      same(balance, this.balances.get(code) ?? 0, `the balance of ${code} is the sum of its transfers`);
      if (/^(PASS|ENTRIES):/.test(code)) holds(balance >= 0, `${code} is not overdrawn (${balance})`);
    }
    same(sums.money, 0, 'money adds up to zero');
    same(sums.entries, 0, 'entries add up to zero');
  }

  private checkSeats(): void {
    const seats = new Map<string, number>();
    const sitting = new Set<string>();
    const agendas = new Map<string, SessionRow[]>();
    for (const { status, sessionId, attendeeId, overlapAllowed } of this.world.bookings.values()) {
      if (!isLive(status)) continue;
      add(seats, sessionId, 1);
      holds(!sitting.has(`${sessionId}/${attendeeId}`), 'nobody sits twice in one session');
      sitting.add(`${sessionId}/${attendeeId}`);
      const session = this.world.sessions.get(sessionId);
      if (overlapAllowed || session === undefined) continue;
      const agenda = agendas.get(attendeeId) ?? [];
      holds(!agenda.some((other) => overlap(other, session)), 'nobody is in two places at once, unless the desk insists');
      agendas.set(attendeeId, [...agenda, session]);
    }
    for (const session of this.world.sessions.values()) {
      same(session.seatsTaken, seats.get(session.id) ?? 0, 'seats taken are live bookings');
      holds(session.seatsTaken + session.seatsHeld <= session.capacity, 'no session is oversold');
      holds(session.status === 'SCHEDULED' || session.seatsTaken === 0, 'a cancelled session is empty');
    }
  }

  private checkRegistrations(): void {
    const { world } = this;
    const places = new Map<string, number>();
    for (const registration of world.registrations.values()) {
      const code = `REGISTRATION:${registration.id}` as const;
      const charged = this.charged.get(code) ?? 0;
      same(registration.chargedMinor, charged, 'a registration is charged what the ledger charges it');
      if (
        world.courses.get(world.groups.get(registration.groupId)?.courseId ?? '')?.type !== 'OPEN' &&
        registration.endsOn === null
      )
        add(places, registration.groupId, 1);
      let paid = this.paid.get(code) ?? 0;
      let family = world.balances.get(code) ?? 0;
      for (const pass of world.passes.values()) {
        if (pass.registrationId !== registration.id) continue;
        const left = world.balances.get(`PASS:${pass.id}`) ?? 0;
        paid += (pass.creditMinor ?? 0) - this.givenBackOf(pass) - (isOver(pass, world.now) ? left : 0);
        family += isOver(pass, world.now) ? 0 : left;
      }
      for (const { passId, registrationId, coveredMinor, returnedAt } of world.redemptions.values()) {
        const byCredit = world.passes.get(passId)?.kind === 'CREDIT';
        if (registrationId === registration.id && returnedAt === null && !byCredit) paid += coveredMinor;
      }
      same(family, paid - charged, 'the family of a registration holds what was paid less what was charged');
    }
    for (const group of world.groups.values()) {
      same(group.placesTaken, places.get(group.id) ?? 0, 'places taken are registrations');
      holds(group.placesTaken + group.placesHeld <= group.capacity, 'no group is oversold');
    }
  }

  private checkBookings(): void {
    const { world } = this;
    for (const booking of world.bookings.values()) {
      let covered = 0;
      for (const id of world.redemptionsOfBooking.get(booking.id) ?? []) {
        const redemption = world.redemptions.get(id);
        if (redemption?.returnedAt === null) covered += redemption.coveredMinor;
      }
      const unreversed = world.unreversed.get(booking.id) ?? [];
      if (booking.status === 'CANCELLED')
        holds(covered === 0 && unreversed.length === 0, 'nothing stands of a booking cancelled in time');
      else same(covered, booking.coveredMinor, 'a booking is covered by its slices');
      const charge = unreversed.reduce((sum, { template, amount }) => sum + (template === 'SESSION_CHARGED' ? amount : 0), 0);
      same(charge, booking.status === 'CANCELLED' ? 0 : booking.priceMinor, 'a booking is charged its price');
    }
  }

  private checkPass(pass: PassRow): void {
    const { world } = this;
    let [consumed, entries, tax] = [0, 0, 0];
    const uses: SessionRow[] = [];
    const rates = new Map<number, UsesAtRate>();
    for (const redemption of world.redemptions.values()) {
      const { id, passId, bookingId, returnedAt, consumedMinor, taxMinor, entries: used } = redemption;
      if (passId !== pass.id) continue;
      countRate(rates, redemption);
      if (returnedAt !== null) continue;
      consumed += consumedMinor;
      entries += used;
      tax += taxMinor;
      const session = world.sessions.get(world.bookings.get(bookingId ?? '')?.sessionId ?? '');
      if (session && this.uses.has(id)) uses.push(session);
    }
    const left = world.balances.get(`PASS:${pass.id}`) ?? 0;
    const soldWith = pass.creditMinor ?? pass.priceMinor;
    same(left + consumed + this.givenBackOf(pass), soldWith, 'a pass holds what it was sold with less what was taken');
    const returned = this.givenBack.get(`ENTRIES:${pass.id}`) ?? 0;
    if (pass.kind === 'ENTRY') {
      const entriesLeft = world.balances.get(`ENTRIES:${pass.id}`) ?? 0;
      same(entriesLeft + entries + returned, pass.entries, 'entries left, used and returned are those sold');
    }
    if (pass.kind === 'ENTRY' && entries === pass.entries) same(left, 0, 'the last entry takes the rest of the value');
    this.checkTax(pass, tax, consumed, rates);
    const starts = uses.map(({ startsAt }) => startsAt);
    this.checkFirstUse(pass, starts);
    if (uses.some(({ id }) => this.moved.has(id))) return;
    this.checkUses(pass, starts);
    for (const { startsAt } of uses) {
      const together = uses.filter((use) => use.startsAt <= startsAt && startsAt < use.endsAt).length;
      holds(together <= (pass.seatsAtOnce ?? uses.length), 'a pass covers no more seats at once than it may');
    }
  }

  private givenBackOf({ id }: PassRow): number {
    return this.givenBack.get(`PASS:${id}`) ?? 0;
  }

  private checkTax(pass: PassRow, tax: number, consumed: number, rates: ReadonlyMap<number, UsesAtRate>): void {
    same(pass.taxedMinor, tax, 'of a pass was taxed what its uses were');
    same(this.taxed.get(pass.id) ?? 0, tax, 'the ledger has the tax of the uses of a pass');
    if (consumed === 0 || pass.vatTreatment === 'SINGLE_PURPOSE') same(tax, 0, 'what is not used was not taxed');
    for (const [vatBps, { consumedMinor, taxMinor, returned }] of rates) {
      const kept = pass.usesByRate[vatBps] ?? { consumedMinor: 0, taxMinor: 0 };
      deepStrictEqual(kept, { consumedMinor, taxMinor }, 'a pass keeps the tax of its uses by rate');
      const inside = (priceMinor: number): number =>
        taxInside(shareOf(priceMinor, consumedMinor, pass.creditMinor ?? pass.priceMinor), vatBps);
      // A part of the price that was given back before a use is not taxed with it; the tax by then stays. Each use that was
      // given back may leave a cent.
      const [least, most] = [inside(pass.priceMinor - pass.discountedMinor) - returned, inside(pass.priceMinor) + returned];
      holds(
        least <= taxMinor && taxMinor <= most,
        `uses at ${vatBps} bear the tax inside them: ${taxMinor}, ${least} to ${most}`,
      );
    }
  }

  private checkFirstUse(pass: PassRow, uses: readonly Date[]): void {
    const { timeZone } = this.world.organisation;
    if (pass.validityStart === 'FIRST_USE' && pass.validityPeriod !== null) {
      const first = uses.reduce<Date | undefined>((earliest, use) => (earliest && earliest < use ? earliest : use), undefined);
      const implied = first ? validityFrom(first, pass.validityPeriod, timeZone) : { validFrom: null, validUntil: null };
      deepStrictEqual(
        { validFrom: pass.validFrom, validUntil: pass.validUntil },
        implied,
        'the first use gives a pass its dates',
      );
    }
  }

  private checkUses(pass: PassRow, uses: readonly Date[]): void {
    const { timeZone } = this.world.organisation;
    const periods = new Map<string, number>();
    for (const use of uses) {
      holds(pass.validFrom === null || use >= pass.validFrom, 'a pass pays for no session before its beginning');
      holds(pass.validUntil === null || use <= pass.validUntil, 'a pass pays for no session beyond its end');
      if (pass.limitPeriod !== null) add(periods, calendarPeriod(use, pass.limitPeriod, timeZone), 1);
    }
    for (const used of periods.values())
      holds(used <= (pass.limitCount ?? 0), 'a limited pass is used no more often than it may be');
  }
}

/** What the uses of a pass at one rate consumed, their tax, and how many of them were given back. */
interface UsesAtRate {
  consumedMinor: number;
  taxMinor: number;
  returned: number;
}

function countRate(rates: Map<number, UsesAtRate>, { vatBps, consumedMinor, taxMinor, returnedAt }: RedemptionRow): void {
  if (vatBps === null) return;
  const at = rates.get(vatBps) ?? { consumedMinor: 0, taxMinor: 0, returned: 0 };
  rates.set(vatBps, at);
  if (returnedAt !== null) at.returned += 1;
  else {
    at.consumedMinor += consumedMinor;
    at.taxMinor += taxMinor;
  }
}
const overlap = (one: SessionRow, other: SessionRow): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt;

const isOver = (pass: PassRow, now: Date): boolean => pass.validUntil !== null && pass.validUntil < now;
