import type { Context } from '../../context.js';
import { type Columns, Session } from '../../entities/index.js';
import type { SessionClash } from '../../schema/objects/clashes.js';
import { clashesOf, plannedSession } from '../../services/reads/index.js';
import { readsOf } from './reading.js';

/** The clashes of sessions, which may be as they would be after a change, or not made yet. */
export async function clashesWith(context: Context, sessions: readonly Columns<Session>[]): Promise<SessionClash[]> {
  const reads = await readsOf(context);
  const clashes = await clashesOf(reads, sessions.map(plannedSession));
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const shown = clashes.map(async ({ kind, sessionId, otherId }): Promise<SessionClash[]> => {
    const session = byId.get(sessionId);
    // Of two changed sessions both are shown as they would be.
    const other = byId.get(otherId) ?? (await reads.existing(Session, otherId));
    return session ? [{ kind, session, other }] : [];
  });
  return (await Promise.all(shown)).flat();
}
