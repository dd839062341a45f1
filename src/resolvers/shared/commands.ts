import type { Context } from '../../context.js';
import { Pass, Registration, Session } from '../../entities/index.js';
import {
  type Actor,
  type After,
  type Answer,
  type Command,
  IDEMPOTENCY_KEY_MAX_LENGTH,
  idempotencyKey,
  type Outcome,
} from '../../services/engine/index.js';
import { InputCheck } from '../../services/input/index.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { type CommandPayload, NO_PAYLOAD } from './command-payload.js';
import { bookingEntity, orderEntity, orderLineEntity, redemptionEntity } from './outcome-rows.js';
import { readsOf } from './reading.js';
import { remembered } from './remembered.js';

export interface CommandOptions {
  idempotencyKey?: string | null;
  dryRun?: boolean | null;
  /** What is wrong with the input before anybody looks at a row. */
  refusals?: readonly Refusal[];
  /** What the same request with the same key is known by, where the command itself carries what is made up anew each time. */
  meant?: Command;
}

/** Hands a command to the engine and gives its outcome the shape of a payload. */
export async function commandWith(context: Context, command: Command, options: CommandOptions = {}): Promise<CommandPayload> {
  const outcome: Outcome = await outcomeOf(context, command, options);
  if (outcome.kind === 'refused') return { ...NO_PAYLOAD, errors: outcome.refusals };
  if (outcome.after === null) return remembered(context, outcome.answer);
  return fresh(context, command, outcome.after, outcome.answer, options.dryRun ?? false);
}

/** Hands a command to the engine. */
export async function outcomeOf<C extends Command>(
  context: Context,
  command: C,
  options: CommandOptions = {},
): Promise<Outcome<C['kind']>> {
  const { idempotencyKey: key, meant = command } = options;
  const dryRun = options.dryRun ?? false;
  const refusals = [...(options.refusals ?? []), ...keyRefusals(key)];
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const idempotency = key && !dryRun ? idempotencyKey(context.viewer.key, meant, key) : undefined;
  return context.command(({ organisationId, actor }) =>
    context.services.engine.execute(organisationId, { command, dryRun, idempotency, by: actor }),
  );
}

function keyRefusals(key: string | null | undefined): Refusal[] {
  const check = new InputCheck('');
  if (typeof key === 'string') check.verbatim('idempotencyKey', key, IDEMPOTENCY_KEY_MAX_LENGTH);
  return check.refusals;
}

/** For whom a viewer may command: customers for themselves, staff and programs for everybody. */
export function actorOf({ viewer }: Context): Actor {
  return viewer.kind === 'CUSTOMER' ? { kind: 'CUSTOMER', customerId: viewer.customerId } : { kind: 'STAFF' };
}

/** The payload of a command just done, from what the engine knows: nothing is read again that it has at hand. */
async function fresh(context: Context, command: Command, after: After, answer: Answer, dryRun: boolean): Promise<CommandPayload> {
  const booking = 'bookingId' in answer ? after.bookings.find(({ id }) => id === answer.bookingId) : undefined;
  const order = 'orderId' in answer ? after.orders.find(({ id }) => id === answer.orderId) : undefined;
  if (booking && dryRun) await preview(context, booking.id, after);
  if (order && dryRun) await previewLines(context, order.id, after);
  return {
    ...NO_PAYLOAD,
    booking: booking ? bookingEntity(organisationOf(context), booking) : null,
    order: order ? orderEntity(organisationOf(context), order) : null,
    sessionCapacity: after.sessions[0] ?? null,
    registrationBalance: after.registrations[0] ?? null,
    passBalances: after.passes,
    checkIn: after.checkIns[0] ?? null,
    bookingsCancelled: 'bookingsCancelled' in answer ? answer.bookingsCancelled : null,
    registration: command.kind === 'register' ? await rowOf(context, Registration, answer) : null,
    pass: command.kind === 'sellPass' || command.kind === 'redeemGift' ? await rowOf(context, Pass, answer) : null,
    session: command.kind === 'changeSession' || command.kind === 'cancelSession' ? await rowOf(context, Session, answer) : null,
  };
}

/** What would pay for a booking that is not there: put where the reads of this operation will look for it. */
async function preview(context: Context, bookingId: string, { redemptions }: After): Promise<void> {
  const touched = redemptions.filter((redemption) => redemption.bookingId === bookingId);
  if (touched.length === 0) return;
  const standing = touched.filter((redemption) => redemption.returnedAt === null);
  const { redemptionsOfBooking } = await readsOf(context);
  redemptionsOfBooking.prime(
    bookingId,
    standing.map((redemption) => redemptionEntity(organisationOf(context), redemption)),
  );
}

/** What an order that is not there would be for. */
async function previewLines(context: Context, orderId: string, { orderLines }: After): Promise<void> {
  const lines = orderLines.filter((line) => line.orderId === orderId);
  const { linesOfOrder } = await readsOf(context);
  linesOfOrder.prime(
    orderId,
    lines.map((line) => orderLineEntity(organisationOf(context), line)),
  );
}

function organisationOf({ organisationId }: Context): string {
  if (organisationId === undefined) throw new Error('a command was executed for no organisation');
  return organisationId;
}

async function rowOf<E extends { id: string; organisationId: string }>(
  context: Context,
  entity: new (...args: never[]) => E,
  answer: Answer,
): Promise<E> {
  const [id] = Object.values(answer).filter((value) => typeof value === 'string');
  if (id === undefined) throw new Error('the answer names no row');
  return (await readsOf(context)).existing(entity, id);
}
