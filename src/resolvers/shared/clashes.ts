import type { Context } from '../../context.js';
import type { Columns, Session } from '../../entities/index.js';
import type { SessionClash } from '../../schema/objects/clashes.js';
import { clashesOf, plannedSession } from '../../services/reads/index.js';
import { readsOf } from './reading.js';

/** The clashes of sessions, which may be as they would be after a change. */
export async function clashesWith(context: Context, sessions: readonly Columns<Session>[]): Promise<SessionClash[]> {
  const clashes = await clashesOf(await readsOf(context), sessions.map(plannedSession));
  const byId = new Map(sessions.map((session) => [session.id, session]));
  // Of two changed sessions both are shown as they would be.
  return clashes.flatMap(({ kind, sessionId, other }) => {
    const session = byId.get(sessionId);
    return session ? [{ kind, session, other: byId.get(other.id) ?? other }] : [];
  });
}
