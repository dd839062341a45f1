import type { Weekday } from '../../entities/enums.js';
import type { CommandOptions } from '../commands/index.js';
import { CAPACITY_MAX, type InputCheck } from '../input/index.js';
import type { NewTerms } from '../rules/booking/new-terms.js';
import { DURATION_MAX_MINUTES } from '../rules/booking/session-time.js';
import { type MoneyFact, type Refusal, refusal } from '../rules/world/refusals.js';

const MOVE_DAYS_MAX = 366;

/** The terms that a session or a series may get. A field left out stays as it is. */
interface GivenTerms extends CommandOptions {
  durationMinutes?: number | null | undefined;
  /** Null for the place of the group. */
  locationId?: string | null | undefined;
  /** Null for the instructor of the group. */
  instructorId?: string | null | undefined;
  capacity?: number | null | undefined;
  price?: MoneyFact | null | undefined;
  /** Whether to insist although attendees have another session at the new time. */
  allowOverlap?: boolean | null | undefined;
}

export interface UpdateSession extends GivenTerms {
  sessionId: string;
  startsAt?: Date | null | undefined;
}

export interface UpdateSessions extends GivenTerms {
  groupId: string;
  fromOn: string;
  untilOn?: string | null | undefined;
  weekdays?: readonly Weekday[] | null | undefined;
  /** Wall-clock time in the organisation's time zone. */
  startTime?: string | null | undefined;
  moveDays?: number | null | undefined;
}

/** The terms in the form of a command. Those that stay are left out or null, so that equal requests have equal hashes. */
export function checkedTerms(check: InputCheck, given: GivenTerms): NewTerms & { allowOverlap?: boolean } {
  const { capacity = null, price = null, durationMinutes = null, locationId, instructorId, allowOverlap } = given;
  if (capacity !== null) check.integer('capacity', capacity, 1, CAPACITY_MAX);
  if (durationMinutes !== null) check.integer('durationMinutes', durationMinutes, 1, DURATION_MAX_MINUTES);
  return {
    capacity,
    durationMinutes,
    priceMinor: price === null ? null : check.amount('price', price),
    ...(locationId === undefined ? {} : { locationId }),
    ...(instructorId === undefined ? {} : { instructorId }),
    ...(allowOverlap ? { allowOverlap: true } : {}),
  };
}

/** The refusal of a change that changes nothing. */
export function nothingNamed(terms: NewTerms, isMoved: boolean): Refusal[] {
  const { capacity, priceMinor, durationMinutes, locationId, instructorId } = terms;
  const named = [capacity, priceMinor, durationMinutes].some((value) => value != null);
  if (isMoved || named || locationId !== undefined || instructorId !== undefined) return [];
  return [refusal('INVALID_INPUT', undefined, { reason: 'REQUIRED' })];
}

/** Which sessions of a group a series has, and when they begin. */
export function checkedSeries(check: InputCheck, given: UpdateSessions) {
  const fromOn = check.day('fromOn', given.fromOn);
  const untilOn = given.untilOn == null ? null : check.day('untilOn', given.untilOn);
  if (fromOn && untilOn && untilOn.since(fromOn).sign < 0) check.invalid('untilOn', 'END_BEFORE_START');
  const weekdays = given.weekdays == null ? null : [...new Set(given.weekdays)].sort();
  if (weekdays?.length === 0) check.invalid('weekdays', 'REQUIRED');
  const startTime = given.startTime == null ? null : check.time('startTime', given.startTime);
  const moveDays = check.integer('moveDays', given.moveDays ?? 0, -MOVE_DAYS_MAX, MOVE_DAYS_MAX);
  return {
    ...{ groupId: given.groupId, fromOn: fromOn?.toString() ?? '', untilOn: untilOn?.toString() ?? null },
    ...{ weekdays, startTime: startTime?.toString() ?? null, moveDays },
  };
}
