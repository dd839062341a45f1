import { isInSeries, SERIES_MAX_SESSIONS } from '../../rules/booking/series.js';
import { spanOfDays } from '../../rules/world/calendar.js';
import type { Needs, Series } from '../../rules/world/needs.js';
import type { Hold } from '../../rules/world/seats.js';
import type { World } from '../../rules/world/world.js';
import type { Run } from '../database/transaction.js';
import { putSeats, type Taken } from './agendas.js';
import type { Locks } from './locks.js';
import * as queries from './move-queries.js';
import type { Locking } from './queries.js';

/** Of a group with more sessions than this ahead, the last ones are not looked at. The series is too long then anyhow. */
const SESSIONS_LOOKED_AT_MAX = 5_000;

/** Reads what commands need that change when, where and by whom sessions are given. */
export class FetchMoves {
  private readonly run: Run;

  constructor(
    private readonly locks: Locks,
    private readonly organisationId: string,
    private readonly world: World,
    private readonly needs: Needs,
  ) {
    this.run = locks.run;
  }

  /** Locks the members before any session: so does a removal, which takes its member out of sessions. */
  async references(): Promise<void> {
    const { locks, run, organisationId, world, needs } = this;
    type Row = { id: string };
    if (needs.members.size > 0) {
      const members = (locking: Locking) => queries.membersById(organisationId, needs.members, locking);
      for (const { id } of await locks.take<Row>('members', members)) world.members.add(id);
    }
    if (needs.locations.size > 0) {
      for (const { id } of await run<Row>(queries.locationsById(organisationId, needs.locations))) world.locations.add(id);
    }
    for (const series of needs.series) await this.series(series);
  }

  /** Names the sessions of a series. Their lock comes later, and the rule looks again which of them still belong to it. */
  private async series(series: Series): Promise<void> {
    const { run, organisationId, world, needs } = this;
    const { timeZone } = world.organisation;
    const { from, until } = spanOfDays(series, timeZone);
    type Start = { id: string; groupId: string; startsAt: Date };
    const coming = queries.comingSessions(organisationId, { groupId: series.groupId, from, until }, SESSIONS_LOOKED_AT_MAX);
    const found = (await run<Start>(coming)).filter((session) => isInSeries(series, session, timeZone));
    // One more than may change tells the rule that there are too many.
    for (const { id } of found.slice(0, SERIES_MAX_SESSIONS + 1)) {
      needs.sessions.add(id);
      if (series.concernsBookings) needs.movedSessions.add(id);
    }
  }

  /** Seats in sessions that move or are cancelled, which unpaid orders hold. An order locks the session of a seat first. */
  async holds(): Promise<void> {
    const { run, organisationId, world, needs } = this;
    const ids = [...needs.wholeSessions, ...needs.movedSessions].filter((id) => (world.sessions.get(id)?.seatsHeld ?? 0) > 0);
    if (ids.length === 0) return;
    type Held = Hold & { id: string; sessionId: string };
    for (const { id, sessionId, ...hold } of await run<Held>(queries.heldSeats(organisationId, ids))) {
      const holds = world.holds.get(sessionId) ?? new Map<string, Hold>();
      world.holds.set(sessionId, holds.set(id, hold));
    }
  }

  /**
   * The coming seats of attendees who have booked a session that moves: any of these seats may be in its way. Also those of
   * attendees who book in this batch, since it may first move the session that they want, or one where they have a seat.
   */
  async agendas(booking: readonly string[]): Promise<void> {
    const { run, organisationId, world, needs } = this;
    if (needs.movedSessions.size === 0) return;
    const moved = [...world.bookings.values()].filter(({ sessionId }) => needs.movedSessions.has(sessionId));
    const attendeeIds = new Set([...moved.map(({ attendeeId }) => attendeeId), ...booking]);
    if (attendeeIds.size === 0) return;
    putSeats(world, await run<Taken>(queries.comingSeats(organisationId, attendeeIds)));
  }
}
