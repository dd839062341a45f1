import type { Context } from '../../context.js';
import { Booking, Order, Pass, Redemption, Refund, Registration, Session } from '../../entities/index.js';
import type { Answer } from '../../services/engine/index.js';
import { readPassBalance, readRegistrationBalance, readSessionCapacity, type TenantReads } from '../../services/reads/index.js';
import { type CommandPayload, NO_PAYLOAD } from './command-payload.js';
import { readsOf } from './reading.js';

/** The payload of a command done before, for whoever asks again with its key: the rows that its answer names, as they are now. */
export async function remembered(context: Context, answer: Answer): Promise<CommandPayload> {
  const reads = await readsOf(context);
  const named = {
    ...('bookingId' in answer ? await ofBooking(reads, answer.bookingId) : {}),
    ...('passId' in answer ? await ofPass(reads, answer.passId) : {}),
    ...('registrationId' in answer ? await ofRegistration(reads, answer.registrationId) : {}),
    ...('sessionId' in answer ? await ofSession(reads, answer.sessionId) : {}),
    ...('orderId' in answer ? await ofOrder(reads, answer.orderId) : {}),
    ...('refundId' in answer ? await ofRefund(reads, answer.refundId) : {}),
    ...('bookingsCancelled' in answer ? { bookingsCancelled: answer.bookingsCancelled } : {}),
  };
  return { ...NO_PAYLOAD, ...named };
}

async function ofBooking(reads: TenantReads, bookingId: string): Promise<Partial<CommandPayload>> {
  const booking = await reads.existing(Booking, bookingId);
  const redemptions = await reads.em.find(Redemption, { booking: bookingId }, { orderBy: { id: 'asc' } });
  return {
    booking,
    sessionCapacity: (await readSessionCapacity(reads.em, reads.organisationId, booking.session.id)) ?? null,
    registrationBalance: (await readRegistrationBalance(reads.em, reads.organisationId, booking.registration.id)) ?? null,
    passBalances: await presentPasses(reads, new Set(redemptions.map((redemption) => redemption.pass.id))),
  };
}

async function ofPass(reads: TenantReads, passId: string): Promise<Partial<CommandPayload>> {
  const pass = await reads.existing(Pass, passId);
  const registrationId = pass.registration?.id;
  return {
    pass,
    passBalances: await presentPasses(reads, [passId]),
    registrationBalance: registrationId
      ? ((await readRegistrationBalance(reads.em, reads.organisationId, registrationId)) ?? null)
      : null,
  };
}

async function ofRegistration(reads: TenantReads, registrationId: string): Promise<Partial<CommandPayload>> {
  return {
    registration: await reads.existing(Registration, registrationId),
    registrationBalance: (await readRegistrationBalance(reads.em, reads.organisationId, registrationId)) ?? null,
  };
}

async function ofSession(reads: TenantReads, sessionId: string): Promise<Partial<CommandPayload>> {
  return {
    session: await reads.existing(Session, sessionId),
    sessionCapacity: (await readSessionCapacity(reads.em, reads.organisationId, sessionId)) ?? null,
  };
}

async function ofOrder(reads: TenantReads, orderId: string): Promise<Partial<CommandPayload>> {
  const lines = await reads.linesOfOrder.load(orderId);
  const sessionId = lines.map(({ session }) => session?.id).find((id) => id !== undefined);
  return {
    order: await reads.existing(Order, orderId),
    sessionCapacity: sessionId ? ((await readSessionCapacity(reads.em, reads.organisationId, sessionId)) ?? null) : null,
  };
}

/** The passes that were given back with it, or that it became, and the registration that it is about. */
async function ofRefund(reads: TenantReads, refundId: string): Promise<Partial<CommandPayload>> {
  const { order, passOrder, claims } = await reads.existing(Refund, refundId);
  const claimed = (await reads.linesOfOrder.load(order.id)).filter(({ position }) => (claims[position] ?? 0) > 0);
  const made = passOrder ? await reads.linesOfOrder.load(passOrder.id) : [];
  const passes = await Promise.all([...made, ...claimed].flatMap(({ pass }) => (pass ? [reads.existing(Pass, pass.id)] : [])));
  const touched = passes.filter(({ id, state }) => state === 'REFUNDED' || made.some(({ pass }) => pass?.id === id));
  const registrationId = [...made, ...claimed.filter(({ kind }) => kind !== 'PASS'), ...touched].find(
    ({ registration }) => registration,
  )?.registration?.id;
  return {
    passBalances: await presentPasses(reads, new Set(touched.map(({ id }) => id))),
    registrationBalance: registrationId
      ? ((await readRegistrationBalance(reads.em, reads.organisationId, registrationId)) ?? null)
      : null,
  };
}

async function presentPasses(reads: TenantReads, ids: Iterable<string>) {
  const states = [];
  for (const id of ids) {
    const state = await readPassBalance(reads.em, reads.organisationId, id);
    if (state) states.push(state);
  }
  return states;
}
