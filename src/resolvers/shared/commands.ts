import type { Context } from '../../context.js';
import { type Columns, Order, Pass, Registration, Session } from '../../entities/index.js';
import type { Caller, CommandResult } from '../../services/commands/index.js';
import type { Actor, After, OrderRow } from '../../services/engine/index.js';
import type { Tenant } from '../../services/input/index.js';
import { rowsOfAnswer } from '../../services/reads/index.js';
import { type CommandPayload, NO_PAYLOAD } from './command-payload.js';
import { bookingColumns, orderColumns, orderLineColumns, redemptionColumns } from './outcome-rows.js';
import { readsOf } from './reading.js';

/** Runs a command of a service for the caller. No snapshot is held meanwhile. */
export const runWith = <R>(context: Context, run: (caller: Caller) => Promise<R>): Promise<R> =>
  context.command((tenant) => run(callerOf(context, tenant)));

/** Runs a command of a service, and gives its result the shape of a payload. */
export async function commandWith(context: Context, run: (caller: Caller) => Promise<CommandResult>): Promise<CommandPayload> {
  const result = await runWith(context, run);
  if (result.kind === 'refused') return { ...NO_PAYLOAD, errors: result.refusals };
  const { answer, after, checkoutUrl } = result;
  if (after === null) return { ...NO_PAYLOAD, ...(await rowsOfAnswer(await readsOf(context), answer)), checkoutUrl };
  return { ...(await payloadAfter(context, result, after)), checkoutUrl };
}

/** Whom the viewer may command for: customers for themselves, staff and programs for everybody. */
export function actorOf({ viewer }: Context): Actor {
  return viewer.kind === 'CUSTOMER' ? { kind: 'CUSTOMER', customerId: viewer.customerId } : { kind: 'STAFF' };
}

function callerOf(context: Context, { organisationId, actor: author }: Tenant): Caller {
  const { viewer } = context;
  if (!('currency' in viewer) || !author) throw new Error('a command was asked for by somebody who belongs to no organisation');
  return { organisationId, viewerKey: viewer.key, actor: actorOf(context), currency: viewer.currency, author };
}

type Done = Extract<CommandResult, { kind: 'done' }>;

/** The payload of a command just done, from what the engine knows. Only what the engine does not tell is read. */
async function payloadAfter(context: Context, done: Done, after: After): Promise<CommandPayload> {
  const { answer, command, dryRun } = done;
  const organisationId = context.tenantId();
  const booking = 'bookingId' in answer ? after.bookings.find(({ id }) => id === answer.bookingId) : undefined;
  const order = 'orderId' in answer ? after.orders.find(({ id }) => id === answer.orderId) : undefined;
  if (booking && dryRun) await previewRedemptions(context, booking.id, after);
  return {
    ...NO_PAYLOAD,
    booking: booking ? bookingColumns(organisationId, booking) : null,
    order: order ? await orderAfter(context, order, done, after) : null,
    sessionCapacity: after.sessions[0] ?? null,
    registrationBalance: after.registrations[0] ?? null,
    passBalances: after.passes,
    checkIn: after.checkIns[0] ?? null,
    bookingsCancelled: 'bookingsCancelled' in answer ? answer.bookingsCancelled : null,
    registration: command === 'register' ? await rowOf(context, Registration, done) : null,
    pass: command === 'sellPass' || command === 'redeemGift' ? await rowOf(context, Pass, done) : null,
    session: command === 'changeSession' || command === 'cancelSession' ? await rowOf(context, Session, done) : null,
  };
}

/** An order as its checkout left it. A dry run left none, so the lines that it would have are put where the reads look for them. */
async function orderAfter(context: Context, order: OrderRow, { dryRun }: Done, after: After): Promise<Columns<Order>> {
  const organisationId = context.tenantId();
  const reads = await readsOf(context);
  if (!dryRun) return reads.existing(Order, order.id);
  const lines = after.orderLines.filter((line) => line.orderId === order.id);
  reads.linesOfOrder.prime(
    order.id,
    lines.map((line) => orderLineColumns(organisationId, line)),
  );
  return orderColumns(organisationId, order);
}

/** Puts what would pay for the booking of a dry run where the reads look for it. */
async function previewRedemptions(context: Context, bookingId: string, { redemptions }: After): Promise<void> {
  const touched = redemptions.filter((redemption) => redemption.bookingId === bookingId);
  if (touched.length === 0) return;
  const kept = touched.filter((redemption) => redemption.returnedAt === null);
  const organisationId = context.tenantId();
  const { redemptionsOfBooking } = await readsOf(context);
  redemptionsOfBooking.prime(
    bookingId,
    kept.map((redemption) => redemptionColumns(organisationId, redemption)),
  );
}

async function rowOf<E extends { id: string; organisationId: string }>(
  context: Context,
  entity: new (...args: never[]) => E,
  { answer }: Done,
): Promise<E> {
  const [id] = Object.values(answer).filter((value) => typeof value === 'string');
  if (id === undefined) throw new Error('the answer names no row');
  return (await readsOf(context)).existing(entity, id);
}
