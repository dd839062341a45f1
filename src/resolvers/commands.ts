import type { Context } from '../context.js';
import { Booking, Pass, Registration, Session } from '../entities/index.js';
import type { CommandPayload } from '../schema/command-payloads.js';
import { readPassBalance, readRegistrationBalance, readSessionCapacity } from '../services/booking/present.js';
import {
  type Actor,
  type After,
  type Command,
  IDEMPOTENCY_KEY_MAX_LENGTH,
  idempotencyKey,
  type Outcome,
} from '../services/commands/index.js';
import { InputCheck } from '../services/input-check.js';
import type { Refusal } from '../services/refusals.js';
import { bookingEntity, redemptionEntity } from './outcome-rows.js';
import { readsOf } from './reading.js';

interface Options {
  idempotencyKey?: string | null;
  dryRun?: boolean | null;
  /** What is wrong with the input before anybody looks at a row. */
  refusals?: readonly Refusal[];
}

const NOTHING: CommandPayload = {
  booking: null,
  registration: null,
  pass: null,
  session: null,
  sessionCapacity: null,
  registrationBalance: null,
  passBalances: [],
  checkIn: null,
  bookingsCancelled: null,
  errors: [],
};

/** Hands a command to the engine and gives its outcome the shape of a payload. */
export async function commandWith(context: Context, command: Command, options: Options = {}): Promise<CommandPayload> {
  const { idempotencyKey: key } = options;
  const dryRun = options.dryRun ?? false;
  const refusals = [...(options.refusals ?? []), ...keyRefusals(key)];
  if (refusals.length > 0) return { ...NOTHING, errors: refusals };
  const idempotency = key && !dryRun ? idempotencyKey(context.viewer.key, command, key) : undefined;
  const outcome = await context.command(({ organisationId }) =>
    context.services.engine.execute(organisationId, { command, dryRun, idempotency }),
  );
  if (outcome.kind === 'refused') return { ...NOTHING, errors: outcome.refusals };
  return outcome.after ? fresh(context, command, outcome.after, outcome.answer, dryRun) : remembered(context, outcome.answer);
}

function keyRefusals(key: string | null | undefined): Refusal[] {
  const check = new InputCheck('');
  if (typeof key === 'string') check.verbatim('idempotencyKey', key, IDEMPOTENCY_KEY_MAX_LENGTH);
  return check.refusals;
}

/** For whom a viewer may command: customers for themselves, staff for everybody. */
export function actorOf({ viewer }: Context): Actor {
  return viewer.kind === 'CUSTOMER' ? { kind: 'CUSTOMER', customerId: viewer.customerId } : { kind: 'STAFF' };
}

type Answer = Extract<Outcome, { kind: 'done' }>['answer'];

/** The payload of a command just done, from what the engine knows: nothing is read again that it has at hand. */
async function fresh(context: Context, command: Command, after: After, answer: Answer, dryRun: boolean): Promise<CommandPayload> {
  const booking = 'bookingId' in answer ? after.bookings.find(({ id }) => id === answer.bookingId) : undefined;
  if (booking && dryRun) await preview(context, booking.id, after);
  return {
    ...NOTHING,
    booking: booking ? bookingEntity(organisationOf(context), booking) : null,
    sessionCapacity: after.sessions[0] ?? null,
    registrationBalance: after.registrations[0] ?? null,
    passBalances: after.passes,
    checkIn: after.checkIns[0] ?? null,
    bookingsCancelled: 'bookingsCancelled' in answer ? answer.bookingsCancelled : null,
    registration: command.kind === 'register' ? await rowOf(context, Registration, answer) : null,
    pass: command.kind === 'sellPass' ? await rowOf(context, Pass, answer) : null,
    session: command.kind === 'changeSession' || command.kind === 'cancelSession' ? await rowOf(context, Session, answer) : null,
  };
}

/** What would pay for a booking that is not there: put where the reads of this operation will look for it. */
async function preview(context: Context, bookingId: string, { redemptions }: After): Promise<void> {
  const standing = redemptions.filter((redemption) => redemption.bookingId === bookingId && redemption.returnedAt === null);
  const { redemptionsOfBooking } = await readsOf(context);
  redemptionsOfBooking.prime(
    bookingId,
    standing.map((redemption) => redemptionEntity(organisationOf(context), redemption)),
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

/** The payload of a command done before: the same rows, as they are now. */
async function remembered(context: Context, answer: Answer): Promise<CommandPayload> {
  const reads = await readsOf(context);
  const { em, organisationId } = reads;
  const payload = { ...NOTHING };
  if ('bookingId' in answer) {
    const booking = await reads.existing(Booking, answer.bookingId);
    payload.booking = booking;
    payload.sessionCapacity = (await readSessionCapacity(em, organisationId, booking.session.id)) ?? null;
    payload.registrationBalance = (await readRegistrationBalance(em, organisationId, booking.registration.id)) ?? null;
    const passIds = new Set((await reads.redemptionsOfBooking.load(booking.id)).map((redemption) => redemption.pass.id));
    payload.passBalances = await presentPasses(context, passIds);
  }
  if ('passId' in answer) {
    payload.pass = await reads.existing(Pass, answer.passId);
    payload.passBalances = await presentPasses(context, [answer.passId]);
    const registrationId = payload.pass.registration?.id;
    if (registrationId) payload.registrationBalance = (await readRegistrationBalance(em, organisationId, registrationId)) ?? null;
  }
  if ('registrationId' in answer) {
    payload.registration = await reads.existing(Registration, answer.registrationId);
    payload.registrationBalance = (await readRegistrationBalance(em, organisationId, answer.registrationId)) ?? null;
  }
  return payload;
}

async function presentPasses(context: Context, ids: Iterable<string>) {
  const { em, organisationId } = await readsOf(context);
  const states = [];
  for (const id of ids) {
    const state = await readPassBalance(em, organisationId, id);
    if (state) states.push(state);
  }
  return states;
}
