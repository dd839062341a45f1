import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

const CLEAN_UP_INTERVAL_MS = 60_000;

/** A rate limit. The window begins with the first count. */
export interface Allowance {
  readonly max: number;
  readonly windowSeconds: number;
}

type Counted = readonly [key: string, allowance: Allowance];

/** Rate limits, and marks that end by themselves, in the database: all processes count together. Keys are stored as hashes. */
export class Tallies {
  private cleanUpAt = 0;

  constructor(private readonly pool: Pool) {}

  /** Counts once. Returns 0 if it is allowed, else the seconds until the window ends. */
  async take(key: string, allowance: Allowance): Promise<number> {
    const { waits } = await this.takeAll([[key, allowance]]);
    return waits[0] ?? 0;
  }

  /**
   * Counts each of these once, also where another is over its limit. Returns the seconds to wait for each, and whether `mark` is
   * remembered. One statement, since a sign-in has few connections.
   */
  async takeAll(counted: readonly Counted[], mark = ''): Promise<{ waits: number[]; isMarked: boolean }> {
    await this.cleanUp();
    const keys = counted.map(([key]) => hashOf(key));
    const { rows } = await this.pool.query<{ key: string; used: number; wait_seconds: number; is_marked: boolean }>({
      name: 'sign-in-tally',
      // In the order of keys, so that two that count the same keys at once cannot deadlock.
      text: `
        insert into auth.tallies as t (key, used, window_ends_at)
          select key, 1, now() + make_interval(secs => seconds) from unnest($1::text[], $2::int[]) as c (key, seconds) order by key
        on conflict (key) do update set
          used = case when t.window_ends_at <= now() then 1 else
            least(t.used, (select c.max from unnest($1::text[], $3::bigint[]) as c (key, max) where c.key = t.key)) + 1 end,
          window_ends_at = case when t.window_ends_at <= now() then excluded.window_ends_at else t.window_ends_at end
        returning key, used, ceil(extract(epoch from window_ends_at - now()))::int as wait_seconds,
          exists (select from auth.tallies as m where m.key = $4 and m.window_ends_at > now()) as is_marked`,
      values: [keys, counted.map(([, { windowSeconds }]) => windowSeconds), counted.map(([, { max }]) => max), hashOf(mark)],
    });
    const byKey = new Map(rows.map((row) => [row.key, row]));
    const waits = counted.map(([, { max }], index) => {
      const tally = byKey.get(keys[index] ?? '');
      return tally && tally.used > max ? Math.max(tally.wait_seconds, 1) : 0;
    });
    return { waits, isMarked: rows[0]?.is_marked ?? false };
  }

  /** Remembers a key for some time from now. */
  async mark(key: string, seconds: number): Promise<void> {
    await this.pool.query({
      name: 'sign-in-mark',
      text: `
        insert into auth.tallies as t (key, used, window_ends_at) values ($1, 1, now() + make_interval(secs => $2))
        on conflict (key) do update set window_ends_at = excluded.window_ends_at`,
      values: [hashOf(key), seconds],
    });
  }

  private async cleanUp(): Promise<void> {
    if (Date.now() < this.cleanUpAt) return;
    this.cleanUpAt = Date.now() + CLEAN_UP_INTERVAL_MS;
    // Leaves rows that are being counted: waiting for one while it holds others, it could deadlock.
    await this.pool.query(`
      delete from auth.tallies where key = any(array(
        select key from auth.tallies where window_ends_at < now() for update skip locked))`);
    await this.pool.query('delete from auth.auth_sessions where expires_at < now()');
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
