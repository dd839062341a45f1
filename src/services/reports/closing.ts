import type { Pool, PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { inOrganisationUntil } from '../../postgres/transactions.js';
import { dayOf } from '../rules/world/calendar.js';
import { CLOSE_DAYS, COUNT_ATTENDANCE, FIGURES } from './figures.js';
import { hashOfClock, NOTHING_CLOSED } from './kept.js';
import { arePostingsSettled, RUNNING_TRANSACTIONS } from './moment.js';
import { clockInSql, placed, type Values } from './parameters.js';
import { endOf } from './period.js';

/** A day is closed so long after its end. A transfer that is half an hour late is noticed, and no clock is so far off. */
const AFTER_END_MS = 3_600_000;
/** The days that one transaction closes, so that the first closing of a long history is not a single one. */
const DAYS_AT_ONCE = 366;
const SETTLED_WITHIN_MS = 5_000;
/** Books that a stuck transaction keeps open for longer make reports slow. */
const BEHIND_DAYS = 2;

interface Closed {
  readonly until: Date;
  readonly nextDay: string;
  readonly clock: string;
}

/**
 * How a closing ended: `NOTHING` when no day was over, `WAITS` when another server closes or a transaction is stuck, and
 * `BEHIND` when one is stuck and more than two days that are over are open.
 */
export type Closing = 'CLOSED' | 'NOTHING' | 'WAITS' | 'BEHIND';

interface Options {
  /** For tests: closes no later day. */
  readonly lastDay?: string;
  /** Ends the closing at once. The days that are closed by then stay closed, and the promise rejects. */
  readonly stop?: AbortSignal;
}

/**
 * Closes the books of an organisation for the days that are over: adds their figures to those that reports read. Only what
 * cannot change any more is closed, so figures equal the sums of their transfers. Any number of servers may close.
 */
export async function closeBooks(pool: Pool, organisationId: string, options: Options = {}): Promise<Closing> {
  const { lastDay, stop = new AbortController().signal } = options;
  const transaction = <T>(work: (client: PoolClient) => Promise<T>) => inOrganisationUntil(stop, pool, organisationId, work);
  // Committed first: from here on, a late posting finds this row and waits for a closing, or holds it off.
  const state = await transaction((client) => openBooks(client, organisationId));
  if (!state) return 'WAITS';
  const goal = earlier(dayOf(new Date(state.now.getTime() - AFTER_END_MS), state.timeZone), lastDay);
  if (!isBehind(state, goal)) return 'NOTHING';
  const running = async () => (await pool.query<{ id: string }>(RUNNING_TRANSACTIONS)).rows.map(({ id }) => id);
  if (!(await arePostingsSettled(running, SETTLED_WITHIN_MS, stop))) {
    const first = await transaction((client) => firstOpenDay(client, organisationId, state, goal));
    return daysFrom(first, goal) > BEHIND_DAYS ? 'BEHIND' : 'WAITS';
  }
  for (;;) {
    const reached = await transaction((client) => closeSome(client, organisationId, state.timeZone, goal));
    if (reached === undefined) return 'WAITS';
    if (reached >= goal) return 'CLOSED';
  }
}

interface State extends Closed {
  readonly now: Date;
  readonly timeZone: string;
}

const CLOSED_BOOKS = `select closed_until as until, next_day::text as "nextDay", clock from closed_books
  where organisation_id = $1`;

/** Undefined when something posted late has just deleted the row. */
async function openBooks(client: PoolClient, organisationId: string): Promise<State | undefined> {
  const { until, nextDay, clock } = NOTHING_CLOSED;
  await client.query(
    'insert into closed_books (organisation_id, closed_until, next_day, clock) values ($1, $2, $3, $4) on conflict do nothing',
    [organisationId, until, nextDay, clock],
  );
  const closed = await client.query<Closed>(CLOSED_BOOKS, [organisationId]);
  const { rows } = await client.query<{ now: Date; timeZone: string }>(
    'select clock_timestamp() as now, time_zone as "timeZone" from organisations where id = $1',
    [organisationId],
  );
  const [found, organisation] = [closed.rows[0], rows[0]];
  if (!organisation) throw new Error(`there is no organisation ${organisationId}`);
  return found && { ...found, ...organisation };
}

/** Books that were closed by another clock count as open. */
const validOf = (closed: Closed, timeZone: string): Closed =>
  closed.clock === hashOfClock(timeZone, closed.until) ? closed : NOTHING_CLOSED;

/** @param goal the first day that stays open */
const isBehind = ({ until, nextDay, clock, timeZone }: State, goal: string): boolean =>
  nextDay < goal || (nextDay > NOTHING_CLOSED.nextDay && clock !== hashOfClock(timeZone, until));

const earlier = (day: Temporal.PlainDate, last: string | undefined): string => {
  const next = last === undefined ? day : Temporal.PlainDate.from(last).add({ days: 1 });
  return Temporal.PlainDate.compare(day, next) < 0 ? day.toString() : next.toString();
};

/** Closes some days more, and answers the first one that is open then; undefined when another one closes. */
async function closeSome(
  client: PoolClient,
  organisationId: string,
  timeZone: string,
  goal: string,
): Promise<string | undefined> {
  const { rows } = await client.query<Closed>(`${CLOSED_BOOKS} for update skip locked`, [organisationId]);
  const [found] = rows;
  if (!found) return undefined;
  const kept = validOf(found, timeZone);
  if (kept.nextDay >= goal) return kept.nextDay;
  if (kept.until === NOTHING_CLOSED.until) {
    for (const table of FIGURES) await client.query(`delete from ${table} where organisation_id = $1`, [organisationId]);
  }
  const from = await firstOpenDay(client, organisationId, { ...found, timeZone }, goal);
  const next = earlierOf(Temporal.PlainDate.from(from).add({ days: DAYS_AT_ONCE }).toString(), goal);
  const until = endOf(Temporal.PlainDate.from(next).subtract({ days: 1 }), timeZone);
  const values = { org: organisationId, since: kept.until, closed: until, ...clockInSql(timeZone, until) };
  for (const statement of [...CLOSE_DAYS, COUNT_ATTENDANCE]) await does(client, statement, values);
  await client.query('update closed_books set closed_until = $2, next_day = $3, clock = $4 where organisation_id = $1', [
    organisationId,
    until,
    next,
    hashOfClock(timeZone, until),
  ]);
  return next;
}

const earlierOf = (one: string, other: string): string => (one < other ? one : other);

const daysFrom = (one: string, other: string): number => Temporal.PlainDate.from(one).until(other).days;

/** The next day to close. With no closed day it is that of the first posting. */
async function firstOpenDay(
  client: PoolClient,
  organisationId: string,
  { timeZone, ...closed }: Closed & Pick<State, 'timeZone'>,
  goal: string,
): Promise<string> {
  const { nextDay } = validOf(closed, timeZone);
  if (nextDay > NOTHING_CLOSED.nextDay) return nextDay;
  const { rows } = await client.query<{ first: Date | null }>(
    `select least((select min(posted_at) from transfers where organisation_id = $1),
       (select min(starts_at) from sessions where organisation_id = $1),
       (select min(paid_at) from orders where organisation_id = $1)) as first`,
    [organisationId],
  );
  return rows[0]?.first ? earlierOf(dayOf(rows[0].first, timeZone).toString(), goal) : goal;
}

async function does(client: PoolClient, statement: string, values: Values): Promise<void> {
  const { text, given } = placed(statement, values, (place) => `$${place}`);
  await client.query(text, given);
}
