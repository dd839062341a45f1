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
    const { waits } = await this.takeInTurn([[key, allowance]]);
    return waits[0] ?? 0;
  }

  /**
   * Counts each of these once, up to the first that is over its limit. Returns the seconds to wait for each, 0 where it is
   * allowed or was not counted, and whether `mark` is remembered. It is one statement, because sign-in has few connections.
   */
  async takeInTurn(counted: readonly Counted[], mark = ''): Promise<{ waits: number[]; isMarked: boolean }> {
    await this.cleanUp();
    const { rows } = await this.pool.query<{ waits: number[]; is_marked: boolean }>({
      name: `sign-in-tallies-${counted.length}`,
      text: countingInTurn(counted.length),
      values: [hashOf(mark), ...counted.flatMap(([key, { max, windowSeconds }]) => [hashOf(key), windowSeconds, max])],
    });
    const [told] = rows;
    return { waits: told?.waits ?? [], isMarked: told?.is_marked ?? false };
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
    // Leaves rows that are being counted: waiting for one while it holds others could deadlock.
    await this.pool.query(`
      delete from auth.tallies where key = any(array(
        select key from auth.tallies where window_ends_at < now() for update skip locked))`);
    await this.pool.query('delete from auth.auth_sessions where expires_at < now()');
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** Every caller counts its kinds of keys in the same turn, so two that count the same keys at once cannot deadlock. */
function countingInTurn(count: number): string {
  const turns = Array.from({ length: count }, (_, turn) => {
    const [key, seconds, max] = [`$${turn * 3 + 2}::text`, `$${turn * 3 + 3}::int`, `$${turn * 3 + 4}::bigint`];
    return `t${turn} as (
      insert into auth.tallies as t (key, used, window_ends_at)
        select ${key}, 1, now() + make_interval(secs => ${seconds})${turn ? ` where (select wait from t${turn - 1}) = 0` : ''}
      on conflict (key) do update set
        used = case when t.window_ends_at <= now() then 1 else least(t.used, ${max}) + 1 end,
        window_ends_at = case when t.window_ends_at <= now() then excluded.window_ends_at else t.window_ends_at end
      returning case when used > ${max} then greatest(ceil(extract(epoch from window_ends_at - now()))::int, 1)
        else 0 end as wait)`;
  });
  const waits = turns.map((_, turn) => `coalesce((select wait from t${turn}), 0)`);
  return `with ${turns.join(', ')}
    select array[${waits.join(', ')}] as waits,
      exists (select from auth.tallies where key = $1 and window_ends_at > now()) as is_marked`;
}
