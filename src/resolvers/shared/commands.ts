import type { Context } from '../../context.js';
import { type Columns, Order, Pass, Registration, Session } from '../../entities/index.js';
import type { Caller, CommandResult } from '../../services/commands/index.js';
import type { Actor, After } from '../../services/engine/index.js';
import type { Tenant } from '../../services/input/index.js';
import { rowsOfAnswer } from '../../services/reads/index.js';
import { type CommandPayload, NO_PAYLOAD } from './command-payload.js';
import { bookingAfter, orderColumns, orderLineColumns, passColumns, sessionColumns } from './outcome-rows.js';
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

/** The actor of the viewer's commands: a customer acts for themselves, staff and programs for everybody. */
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
  const { answer } = done;
  const booking = 'bookingId' in answer ? after.bookings.find(({ id }) => id === answer.bookingId) : undefined;
  return {
    ...NO_PAYLOAD,
    ...(await rowNamedBy(context, done, after)),
    booking: booking ? bookingAfter(context.tenantId(), booking, after, done.dryRun) : null,
    order: await orderAfter(context, done, after),
    sessionCapacity: after.sessions[0] ?? null,
    registrationBalance: after.registrations[0] ?? null,
    passBalances: after.passes,
    checkIn: after.checkIns[0] ?? null,
    bookingsCancelled: 'bookingsCancelled' in answer ? answer.bookingsCancelled : null,
    ending: 'ending' in answer ? answer.ending : null,
  };
}

/**
 * An order as its checkout left it; one of the desk has none, and is not read again. A dry run left no order, so its lines are
 * put where the reads look for them.
 */
async function orderAfter(context: Context, { answer, dryRun }: Done, after: After): Promise<Columns<Order> | null> {
  const order = 'orderId' in answer ? after.orders.find(({ id }) => id === answer.orderId) : undefined;
  if (!order) return null;
  if (!dryRun && order.provider === null) return orderColumns(context.tenantId(), order);
  const reads = await readsOf(context);
  if (!dryRun) return reads.existing(Order, order.id);
  const lines = after.orderLines.filter(({ orderId }) => orderId === order.id);
  reads.linesOfOrder.prime(
    order.id,
    lines.map((line) => orderLineColumns(context.tenantId(), line)),
  );
  return orderColumns(context.tenantId(), order);
}

const MAKES_OR_CHANGES_REGISTRATION: ReadonlySet<string> = new Set([
  ...['register', 'endRegistration', 'reopenRegistration', 'moveRegistration'],
]);

/** The row that a command made or changed. */
async function rowNamedBy(context: Context, { command, answer }: Done, { rows }: After): Promise<Partial<CommandPayload>> {
  if (MAKES_OR_CHANGES_REGISTRATION.has(command) && 'registrationId' in answer) {
    // Its figures are sums of the row and of the ledger, so both are read at one moment.
    return { registration: await (await readsOf(context)).existing(Registration, answer.registrationId) };
  }
  if ('passId' in answer) return { pass: await passAfter(context, rows, answer.passId) };
  if ('sessionId' in answer) return { session: await sessionAfter(context, rows, answer.sessionId) };
  return {};
}

type RowsAfter = After['rows'];

/** A pass as the command left it. It is read only where nothing had to change, and so is a session. */
async function passAfter(context: Context, { passes }: RowsAfter, named: string): Promise<Columns<Pass>> {
  const row = passes.find(({ id }) => id === named);
  return row ? passColumns(context.tenantId(), row) : (await readsOf(context)).existing(Pass, named);
}

async function sessionAfter(context: Context, { sessions }: RowsAfter, named: string): Promise<Columns<Session>> {
  const row = sessions.find(({ id }) => id === named);
  return row ? sessionColumns(context.tenantId(), row) : (await readsOf(context)).existing(Session, named);
}
