import type { PassBalanceState, RegistrationBalanceState, SessionCapacityState } from '../../entities/events.js';
import { Booking, type Columns, Order, Pass, Redemption, Refund, Registration, Session } from '../../entities/index.js';
import type { Answer } from '../engine/index.js';
import type { Ending } from '../rules/commands/end-registration.js';
import { readPassBalance, readRegistrationBalance, readSessionCapacity } from './live-states.js';
import type { TenantReads } from './tenant-reads.js';

/** The rows that the answer of a command names, and the states that it changed. */
export interface RowsOfAnswer {
  booking?: Columns<Booking>;
  order?: Columns<Order>;
  pass?: Columns<Pass>;
  registration?: Columns<Registration>;
  session?: Columns<Session>;
  sessionCapacity?: SessionCapacityState | null;
  registrationBalance?: RegistrationBalanceState | null;
  passBalances?: PassBalanceState[];
  bookingsCancelled?: number;
  ending?: Ending;
}

/**
 * Reads the rows of a command that was done before, as they are now, for a caller who asks again with the same idempotency key.
 */
export async function rowsOfAnswer(reads: TenantReads, answer: Answer): Promise<RowsOfAnswer> {
  return {
    ...('bookingId' in answer ? await ofBooking(reads, answer.bookingId) : {}),
    ...('passId' in answer ? await ofPass(reads, answer.passId) : {}),
    ...('registrationId' in answer ? await ofRegistration(reads, answer.registrationId) : {}),
    ...('sessionId' in answer ? await ofSession(reads, answer.sessionId) : {}),
    ...('orderId' in answer ? await ofOrder(reads, answer.orderId) : {}),
    ...('refundId' in answer ? await ofRefund(reads, answer.refundId) : {}),
    ...('bookingsCancelled' in answer ? { bookingsCancelled: answer.bookingsCancelled } : {}),
    ...('ending' in answer ? await ofEnding(reads, answer.ending) : {}),
  };
}

async function ofBooking(reads: TenantReads, bookingId: string): Promise<RowsOfAnswer> {
  const booking = await reads.existing(Booking, bookingId);
  const redemptions = await reads.em.find(Redemption, { booking: bookingId }, { orderBy: { id: 'asc' } });
  return {
    booking,
    sessionCapacity: (await readSessionCapacity(reads.em, reads.organisationId, booking.session.id)) ?? null,
    registrationBalance: (await readRegistrationBalance(reads.em, reads.organisationId, booking.registration.id)) ?? null,
    passBalances: await currentPasses(reads, new Set(redemptions.map((redemption) => redemption.pass.id))),
  };
}

async function ofPass(reads: TenantReads, passId: string): Promise<RowsOfAnswer> {
  const pass = await reads.existing(Pass, passId);
  const registrationId = pass.registration?.id;
  return {
    pass,
    passBalances: await currentPasses(reads, [passId]),
    registrationBalance: registrationId
      ? ((await readRegistrationBalance(reads.em, reads.organisationId, registrationId)) ?? null)
      : null,
  };
}

async function ofRegistration(reads: TenantReads, registrationId: string): Promise<RowsOfAnswer> {
  return {
    registration: await reads.existing(Registration, registrationId),
    registrationBalance: (await readRegistrationBalance(reads.em, reads.organisationId, registrationId)) ?? null,
  };
}

async function ofEnding(reads: TenantReads, ending: Ending): Promise<RowsOfAnswer> {
  return {
    ending,
    passBalances: await currentPasses(
      reads,
      ending.passes.map(({ passId }) => passId),
    ),
  };
}

async function ofSession(reads: TenantReads, sessionId: string): Promise<RowsOfAnswer> {
  return {
    session: await reads.existing(Session, sessionId),
    sessionCapacity: (await readSessionCapacity(reads.em, reads.organisationId, sessionId)) ?? null,
  };
}

async function ofOrder(reads: TenantReads, orderId: string): Promise<RowsOfAnswer> {
  const lines = await reads.linesOfOrder.load(orderId);
  const sessionId = lines.map(({ session }) => session?.id).find((id) => id !== undefined);
  return {
    order: await reads.existing(Order, orderId),
    sessionCapacity: sessionId ? ((await readSessionCapacity(reads.em, reads.organisationId, sessionId)) ?? null) : null,
  };
}

/** The passes that a refund took back or became, and the registration that it is about. */
async function ofRefund(reads: TenantReads, refundId: string): Promise<RowsOfAnswer> {
  const { order, passOrder, claims } = await reads.existing(Refund, refundId);
  const claimed = (await reads.linesOfOrder.load(order.id)).filter(({ position }) => (claims[position] ?? 0) > 0);
  const made = passOrder ? await reads.linesOfOrder.load(passOrder.id) : [];
  const passes = await Promise.all([...made, ...claimed].flatMap(({ pass }) => (pass ? [reads.existing(Pass, pass.id)] : [])));
  const touched = passes.filter(({ id, state }) => state === 'REFUNDED' || made.some(({ pass }) => pass?.id === id));
  const registrationId = [...made, ...claimed.filter(({ kind }) => kind !== 'PASS'), ...touched].find(
    ({ registration }) => registration,
  )?.registration?.id;
  return {
    passBalances: await currentPasses(reads, new Set(touched.map(({ id }) => id))),
    registrationBalance: registrationId
      ? ((await readRegistrationBalance(reads.em, reads.organisationId, registrationId)) ?? null)
      : null,
  };
}

async function currentPasses(reads: TenantReads, ids: Iterable<string>) {
  const states = [];
  for (const id of ids) {
    const state = await readPassBalance(reads.em, reads.organisationId, id);
    if (state) states.push(state);
  }
  return states;
}
