import { deltas, type TransferDraft } from '../../ledger/index.js';
import type { Hold, Seat } from './seats.js';
import { isMoved, type Span } from './span.js';
import { dependsOnUses } from './uses.js';
import { type Changes, isLive, type RowKind, type Rows, seatKey, type World } from './world.js';

export type Undo = (() => void)[];

export const ROW_KINDS = [
  'groups',
  'sessions',
  'registrations',
  'passes',
  'bookings',
  'redemptions',
  'promoCodes',
  'orders',
  'orderLines',
  'payments',
  'refunds',
  'receipts',
  'receiptCounters',
] as const satisfies RowKind[];

/**
 * Applies a decision to the world, so that the next command of the batch sees it.
 * @param undo collects steps that take it back again, for a dry run
 */
export function apply(world: World, changes: Changes, undo?: Undo): void {
  for (const kind of ROW_KINDS) {
    for (const row of changes.created[kind] ?? []) put(world, kind, row, undo);
    for (const row of changes.changed[kind] ?? []) put(world, kind, row, undo);
  }
  for (const pass of changes.created.passes ?? []) {
    // The batch that sells a pass may also use it and refund it.
    if (dependsOnUses(pass) || pass.kind === 'TIME') set(world.uses, pass.id, new Map(), undo);
  }
  for (const [key, delta] of changes.promoUses) set(world.promoUses, key, (world.promoUses.get(key) ?? 0) + delta, undo);
  for (const { customerId, productId, delta } of changes.bought) buy(world, customerId, productId, delta, undo);
  for (const [code, delta] of deltas(changes.transfers)) {
    set(world.balances, code, (world.balances.get(code) ?? 0) + delta, undo);
  }
  for (const transfer of changes.transfers) {
    if (transfer.template === 'DEBT_SETTLED') settleDebt(world, transfer, undo);
    if (transfer.bookingId === null) continue;
    const unreversed = world.unreversed.get(transfer.bookingId) ?? [];
    const next = transfer.reverses ? unreversed.filter(({ id }) => id !== transfer.reverses) : [...unreversed, transfer];
    set(world.unreversed, transfer.bookingId, next, undo);
  }
}

/** A pass settles one debt at most: giving back a part of it undoes the transfer and posts the rest again. */
function settleDebt(world: World, transfer: TransferDraft, undo?: Undo): void {
  if (transfer.passId === null) return;
  if (transfer.reverses === null) set(world.settledDebts, transfer.passId, transfer, undo);
  else remove(world.settledDebts, transfer.passId, undo);
}

/** Puts a row in place, and keeps the look-ups of the world up to date. */
export function put<K extends RowKind>(world: World, kind: K, row: Rows[K], undo?: Undo): void {
  const rows: Map<string, Rows[K]> = world[kind] as Map<string, Rows[K]>;
  const before = rows.get(row.id);
  set(rows, row.id, row, undo);
  if (kind === 'sessions') {
    indexMove(world, before as Rows['sessions'] | undefined, row as Rows['sessions'], undo);
    indexLesson(world, row as Rows['sessions'], undo);
  } else if (kind === 'bookings') indexBooking(world, row as Rows['bookings'], undo);
  else if (kind === 'redemptions') indexRedemption(world, row as Rows['redemptions'], undo);
  else if (kind === 'passes') {
    const pass = row as Rows['passes'];
    addTo(world.passesOfCustomer, pass.customerId, pass.id, undo);
  } else if (kind === 'orderLines') indexHold(world, row as Rows['orderLines'], undo);
  else if (kind === 'registrations')
    indexPlace(world, before as Rows['registrations'] | undefined, row as Rows['registrations'], undo);
}

const placeOf = ({ groupId, attendeeId }: Rows['registrations']): string => seatKey(groupId, attendeeId);

/** A registration holds its place until it ends or moves to another group. */
function indexPlace(
  world: World,
  before: Rows['registrations'] | undefined,
  registration: Rows['registrations'],
  undo?: Undo,
): void {
  if (before && world.places.get(placeOf(before)) === before.id) remove(world.places, placeOf(before), undo);
  if (registration.endsOn === null) set(world.places, placeOf(registration), registration.id, undo);
}

function indexLesson(world: World, { id, groupId, status, startsAt }: Rows['sessions'], undo?: Undo): void {
  const lessons = world.lessons.get(groupId);
  if (!lessons) return;
  if (status === 'CANCELLED') remove(lessons, id, undo);
  else set(lessons, id, startsAt, undo);
}

function indexBooking(world: World, booking: Rows['bookings'], undo?: Undo): void {
  const seat = seatKey(booking.sessionId, booking.attendeeId);
  if (isLive(booking.status)) set(world.seats, seat, booking.id, undo);
  else if (world.seats.get(seat) === booking.id) remove(world.seats, seat, undo);
  const { id: bookingId, sessionId, attendeeId } = booking;
  const session = world.sessions.get(sessionId);
  const agenda = world.agendas.get(attendeeId);
  if (!isLive(booking.status)) {
    if (agenda) remove(agenda, bookingId, undo);
  } else if (session) keepSeat(world, attendeeId, bookingId, { ...spanOf(session), sessionId, bookingId, orderId: null }, undo);
}

/** A line for a seat holds it until the order is paid, expires or is cancelled, so a reader of either map asks the order. */
function indexHold(world: World, line: Rows['orderLines'], undo?: Undo): void {
  const { id, orderId, sessionId, attendeeId, customerId } = line;
  const session = world.sessions.get(sessionId ?? '');
  if (!session || attendeeId === null) return;
  if (customerId !== null) {
    const holds = world.holds.get(session.id) ?? new Map<string, Hold>();
    if (!world.holds.has(session.id)) set(world.holds, session.id, holds, undo);
    set(holds, id, { orderId, customerId }, undo);
  }
  keepSeat(world, attendeeId, id, { ...spanOf(session), sessionId: session.id, bookingId: null, orderId }, undo);
}

const spanOf = ({ startsAt, endsAt }: Span): Span => ({ startsAt, endsAt });

function keepSeat(world: World, attendeeId: string, key: string, seat: Seat, undo?: Undo): void {
  const agenda = world.agendas.get(attendeeId) ?? new Map<string, Seat>();
  if (!world.agendas.has(attendeeId)) set(world.agendas, attendeeId, agenda, undo);
  set(agenda, key, seat, undo);
}

/** Moves the uses of passes in a session with it. A command that moves a session has all its bookings read. */
function indexMove(world: World, before: Rows['sessions'] | undefined, session: Rows['sessions'], undo?: Undo): void {
  if (!before || !isMoved(before, session)) return;
  for (const { id, sessionId } of world.bookings.values()) {
    if (sessionId !== session.id) continue;
    for (const redemptionId of world.redemptionsOfBooking.get(id) ?? []) {
      const { passId = '', returnedAt = null } = world.redemptions.get(redemptionId) ?? {};
      const uses = world.uses.get(passId);
      if (uses && returnedAt === null) set(uses, id, spanOf(session), undo);
    }
  }
}

function indexRedemption(world: World, redemption: Rows['redemptions'], undo?: Undo): void {
  const { bookingId, passId } = redemption;
  if (bookingId === null) return;
  addTo(world.redemptionsOfBooking, bookingId, redemption.id, undo);
  const uses = world.uses.get(passId);
  const session = world.sessions.get(world.bookings.get(bookingId)?.sessionId ?? '');
  if (uses === undefined || session === undefined) return;
  if (redemption.returnedAt === null) set(uses, bookingId, spanOf(session), undo);
  else remove(uses, bookingId, undo);
}

function buy(world: World, customerId: string, productId: string, delta: number, undo?: Undo): void {
  const bought = world.customers.get(customerId)?.bought;
  if (bought) set(bought, productId, (bought.get(productId) ?? 0) + delta, undo);
}

function set<K, V>(map: Map<K, V>, key: K, value: V, undo?: Undo): void {
  if (undo) {
    const before = map.get(key);
    undo.push(() => (before === undefined ? map.delete(key) : map.set(key, before)));
  }
  map.set(key, value);
}

function remove<K, V>(map: Map<K, V>, key: K, undo?: Undo): void {
  const before = map.get(key);
  if (undo && before !== undefined) undo.push(() => map.set(key, before));
  map.delete(key);
}

function addTo(index: Map<string, Set<string>>, key: string, id: string, undo?: Undo): void {
  const ids = index.get(key);
  if (ids === undefined) {
    index.set(key, new Set([id]));
    undo?.push(() => index.delete(key));
  } else if (!ids.has(id)) {
    ids.add(id);
    undo?.push(() => ids.delete(id));
  }
}
