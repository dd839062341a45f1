import type { Attendance } from '../../entities/enums.js';
import {
  type Caller,
  type CommandOptions,
  type CommandResult,
  checkoutTerms,
  type PaymentGateway,
  returnUrlsOf,
  runCommand,
  withCheckout,
} from '../commands/index.js';
import type { Engine } from '../engine/index.js';
import { InputCheck } from '../input/index.js';
import { type Eligibility, explainEligibility } from '../rules/booking/eligibility.js';
import type { PaymentChoice } from '../rules/booking/payment-choice.js';
import type { MoneyFact, Refusal } from '../rules/world/refusals.js';
import { checkedSeries, checkedTerms, nothingNamed, type UpdateSession, type UpdateSessions } from './session-terms.js';

const REASON_MAX_LENGTH = 500;

interface BookSession extends CommandOptions {
  registrationId: string;
  sessionId: string;
  payWith?: PaymentChoice | null | undefined;
  passId: string | null;
  successUrl?: string | null | undefined;
  cancelUrl?: string | null | undefined;
  /** Only staff may insist on a seat that overlaps another one. */
  allowOverlap?: boolean | null | undefined;
}

interface CancelBooking extends CommandOptions {
  bookingId: string;
  /** A reason that staff give for a cancellation as if in time. */
  overrideReason?: string | null | undefined;
}

interface EndRegistration extends CommandOptions {
  registrationId: string;
  on?: string | null | undefined;
  givenBack?: MoneyFact | null | undefined;
  /** A reason to cancel late bookings as if in time. */
  overrideReason?: string | null | undefined;
}

interface AttendanceChange {
  bookingId: string;
  reason?: string | null | undefined;
}

/** A reason that may be left out, but not be empty. */
function reasonOf(text: string | null | undefined): { reason: string | null; refusals: readonly Refusal[] } {
  const check = new InputCheck('');
  return { reason: reasonIn(check, 'reason', text), refusals: check.refusals };
}

function reasonIn(check: InputCheck, field: string, text: string | null | undefined): string | null {
  const reason = text == null ? null : check.text(field, text, REASON_MAX_LENGTH);
  if (reason === '') check.invalid(field, 'REQUIRED');
  return reason;
}

/** Enrolments, bookings, check-ins and sessions: everything that moves a seat. */
export class BookingService {
  constructor(
    private readonly engine: Engine,
    private readonly gateway: PaymentGateway,
  ) {}

  registerAttendee(
    caller: Caller,
    { attendeeId, groupId, idempotencyKey }: CommandOptions & { attendeeId: string; groupId: string },
  ): Promise<CommandResult<'register'>> {
    const command = { kind: 'register', actor: caller.actor, attendeeId, groupId } as const;
    return runCommand(this.engine, caller, { command, idempotencyKey });
  }

  endRegistration(caller: Caller, input: EndRegistration): Promise<CommandResult<'endRegistration'>> {
    const { registrationId, on: endsOn = null, givenBack, idempotencyKey, dryRun } = input;
    const check = new InputCheck(caller.currency);
    const priceMinor = givenBack == null ? null : check.amount('givenBack', givenBack);
    const overrideReason = reasonIn(check, 'overrideReason', input.overrideReason);
    const command = { kind: 'endRegistration', registrationId, endsOn, priceMinor, overrideReason } as const;
    return runCommand(this.engine, caller, { command, idempotencyKey, dryRun, refusals: check.refusals });
  }

  reopenRegistration(
    caller: Caller,
    { registrationId, idempotencyKey, dryRun }: CommandOptions & { registrationId: string },
  ): Promise<CommandResult<'reopenRegistration'>> {
    return runCommand(this.engine, caller, { command: { kind: 'reopenRegistration', registrationId }, idempotencyKey, dryRun });
  }

  moveRegistration(
    caller: Caller,
    { registrationId, groupId, idempotencyKey, dryRun }: CommandOptions & { registrationId: string; groupId: string },
  ): Promise<CommandResult<'moveRegistration'>> {
    const command = { kind: 'moveRegistration', registrationId, groupId } as const;
    return runCommand(this.engine, caller, { command, idempotencyKey, dryRun });
  }

  /** Books a seat, or holds it by an order and opens the checkout of that order. */
  async bookSession(caller: Caller, input: BookSession): Promise<CommandResult<'bookSession'>> {
    const { value: urls, refusals: wrongUrls } = returnUrlsOf(input);
    const check = new InputCheck('');
    if (input.allowOverlap && caller.actor.kind !== 'STAFF') check.invalid('allowOverlap', 'UNEXPECTED');
    const refusals = [...wrongUrls, ...check.refusals];
    const booking = {
      kind: 'bookSession' as const,
      actor: caller.actor,
      registrationId: input.registrationId,
      sessionId: input.sessionId,
      payWith: input.payWith ?? ('AUTO' as const),
      passId: input.passId,
      // Named only when it is true, so that a repeated request of an older client keeps its hash.
      ...(input.allowOverlap ? { allowOverlap: true } : {}),
    };
    const command = urls ? { ...booking, checkout: checkoutTerms(this.gateway) } : booking;
    const { idempotencyKey, dryRun } = input;
    const meant = { ...booking, ...urls };
    const result = await runCommand(this.engine, caller, { command, idempotencyKey, dryRun, refusals, meant });
    return withCheckout(this.gateway, caller.organisationId, result, urls);
  }

  cancelBooking(caller: Caller, input: CancelBooking): Promise<CommandResult<'cancelBooking'>> {
    const { bookingId, overrideReason: text, idempotencyKey, dryRun } = input;
    const check = new InputCheck('');
    if (text != null && caller.actor.kind !== 'STAFF') check.invalid('overrideReason', 'UNEXPECTED');
    const overrideReason = reasonIn(check, 'overrideReason', text);
    const command = { kind: 'cancelBooking', actor: caller.actor, bookingId, overrideReason } as const;
    return runCommand(this.engine, caller, { command, idempotencyKey, dryRun, refusals: check.refusals });
  }

  checkIn(caller: Caller, { bookingId, reason: text }: AttendanceChange): Promise<CommandResult<'checkIn'>> {
    const { reason, refusals } = reasonOf(text);
    return runCommand(this.engine, caller, { command: { kind: 'checkIn', bookingId, reason }, refusals });
  }

  undoCheckIn(
    caller: Caller,
    { bookingId, reason: text }: AttendanceChange & { reason: string },
  ): Promise<CommandResult<'undoCheckIn'>> {
    const { reason, refusals } = reasonOf(text);
    return runCommand(this.engine, caller, { command: { kind: 'undoCheckIn', bookingId, reason: reason ?? '' }, refusals });
  }

  markAttendance(
    caller: Caller,
    { bookingId, attendance, reason: text }: AttendanceChange & { attendance: Attendance },
  ): Promise<CommandResult<'markAttendance'>> {
    const { reason, refusals } = reasonOf(text);
    return runCommand(this.engine, caller, { command: { kind: 'markAttendance', bookingId, attendance, reason }, refusals });
  }

  updateSession(caller: Caller, input: UpdateSession): Promise<CommandResult<'updateSession'>> {
    const { sessionId, startsAt, idempotencyKey, dryRun } = input;
    const check = new InputCheck(caller.currency);
    const terms = checkedTerms(check, input);
    const command = { kind: 'updateSession', sessionId, ...(startsAt ? { startsAt } : {}), ...terms } as const;
    const refusals = [...check.refusals, ...nothingNamed(terms, startsAt != null)];
    return runCommand(this.engine, caller, { command, idempotencyKey, dryRun, refusals });
  }

  updateSessions(caller: Caller, input: UpdateSessions): Promise<CommandResult<'updateSessions'>> {
    const { idempotencyKey, dryRun } = input;
    const check = new InputCheck(caller.currency);
    const terms = checkedTerms(check, input);
    const series = checkedSeries(check, input);
    const command = { kind: 'updateSessions', ...series, ...terms } as const;
    const refusals = [...check.refusals, ...nothingNamed(terms, input.startTime != null || series.moveDays !== 0)];
    return runCommand(this.engine, caller, { command, idempotencyKey, dryRun, refusals });
  }

  cancelSession(
    caller: Caller,
    { sessionId, idempotencyKey, dryRun }: CommandOptions & { sessionId: string },
  ): Promise<CommandResult<'cancelSession'>> {
    return runCommand(this.engine, caller, { command: { kind: 'cancelSession', sessionId }, idempotencyKey, dryRun });
  }

  /** Says whether a registration could book a session, and what every pass would answer. Null for rows that are not there. */
  async eligibility(
    { organisationId, actor }: Pick<Caller, 'organisationId' | 'actor'>,
    { registrationId, sessionId }: { registrationId: string; sessionId: string },
  ): Promise<Eligibility | null> {
    const asked = { kind: 'bookSession', actor, registrationId, sessionId, payWith: 'AUTO', passId: null } as const;
    const found = await this.engine.look(organisationId, [asked], (world) => explainEligibility(world, asked));
    return found ?? null;
  }
}
