import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

const CLEAN_UP_INTERVAL_MS = 60_000;

/** A rate limit. The window begins with the first count. */
export interface Allowance {
  readonly max: number;
  readonly windowSeconds: number;
}

/** Rate limits in the database, so that all processes count together. Keys are stored as hashes. */
export class Tallies {
  private cleanUpAt = 0;

  constructor(private readonly pool: Pool) {}

  /** Counts once. Returns 0 if it is allowed, else the seconds until the window ends. */
  async take(key: string, { max, windowSeconds }: Allowance): Promise<number> {
    await this.cleanUp();
    const { rows } = await this.pool.query<{ used: number; wait_seconds: number }>({
      name: 'sign-in-tally',
      text: `
        insert into auth.tallies as t (key, used, window_ends_at) values ($1, 1, now() + make_interval(secs => $2))
        on conflict (key) do update set
          used = case when t.window_ends_at <= now() then 1 else least(t.used, $3) + 1 end,
          window_ends_at = case when t.window_ends_at <= now() then excluded.window_ends_at else t.window_ends_at end
        returning used, ceil(extract(epoch from window_ends_at - now()))::int as wait_seconds`,
      values: [createHash('sha256').update(key).digest('base64url'), windowSeconds, max],
    });
    const [tally] = rows;
    return tally && tally.used > max ? Math.max(tally.wait_seconds, 1) : 0;
  }

  private async cleanUp(): Promise<void> {
    if (Date.now() < this.cleanUpAt) return;
    this.cleanUpAt = Date.now() + CLEAN_UP_INTERVAL_MS;
    await this.pool.query('delete from auth.tallies where window_ends_at < now()');
    await this.pool.query('delete from auth.auth_sessions where expires_at < now()');
  }
}
