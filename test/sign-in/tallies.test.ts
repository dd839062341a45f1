import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignInPool } from '../../src/services/sign-in/pool.js';
import { Tallies } from '../../src/services/sign-in/tallies.js';
import { createDatabase } from '../support/services/postgres.js';

const HOUR = 3_600;

let database: Awaited<ReturnType<typeof createDatabase>>;
let pool: Pool;
beforeAll(async () => {
  database = await createDatabase();
  pool = createSignInPool(database.url, () => undefined);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const take = (key: string, max = 3, windowSeconds = HOUR, tallies = new Tallies(pool)) =>
  tallies.take(key, { max, windowSeconds });
const takeAll = async (key: string, times: number, max = 3) => {
  const waits: number[] = [];
  for (let count = 0; count < times; count += 1) waits.push(await take(key, max));
  return waits;
};
const passTime = (seconds: number) =>
  pool.query('update auth.tallies set window_ends_at = window_ends_at - make_interval(secs => $1)', [seconds]);
const rows = async () => (await pool.query<{ key: string; used: number }>('select key, used from auth.tallies')).rows;

describe('Tallies', () => {
  it('allows as many as the limit says, and then tells the seconds until the window ends', async () => {
    const [first, second, third, fourth] = await takeAll('limit', 4);
    expect([first, second, third]).toEqual([0, 0, 0]);
    expect(fourth).toBeGreaterThan(HOUR - 60);
    expect(fourth).toBeLessThanOrEqual(HOUR);
  });

  it('allows nothing under a limit of zero', async () => {
    expect(await take('none', 0)).toBeGreaterThan(0);
  });

  it('counts each key alone', async () => {
    await takeAll('one', 4);
    expect(await take('two')).toBe(0);
  });

  it('counts one key together in several processes, also at the same moment', async () => {
    const waits = await Promise.all(Array.from({ length: 20 }, () => take('together', 5)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  });

  it('begins a new window with the first count after the end of the last one', async () => {
    await takeAll('again', 4);
    await passTime(HOUR + 1);
    expect(await takeAll('again', 3)).toEqual([0, 0, 0]);
    expect(await take('again')).toBeGreaterThan(HOUR - 60);
  });

  it('does not lengthen the window of a caller who goes on trying', async () => {
    await takeAll('stubborn', 4);
    await passTime(HOUR - 100);
    for (const wait of await takeAll('stubborn', 5)) expect(wait).toBeLessThanOrEqual(100);
  });

  it('tells at least one second to a caller who has to wait', async () => {
    await takeAll('soon', 3);
    await pool.query(`update auth.tallies set window_ends_at = now() + interval '300 milliseconds'`);
    expect(await take('soon')).toBe(1);
  });

  it('counts no further than one beyond the limit, however often it is asked', async () => {
    await pool.query('delete from auth.tallies');
    await takeAll('bounded', 12, 2);
    expect((await rows()).map(({ used }) => used)).toEqual([3]);
  });

  it('takes a limit that was lowered at its word, in the same window', async () => {
    await takeAll('lowered', 3, 10);
    expect(await take('lowered', 2)).toBeGreaterThan(0);
  });

  it('stores a hash in the place of the address that it counts', async () => {
    await take('email:nina@example.com');
    for (const { key } of await rows()) {
      expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(key).not.toContain('nina');
    }
  });

  it('counts several keys in turn, up to the first that is over its limit', async () => {
    const tallies = new Tallies(pool);
    const all = [
      ['first', { max: 4, windowSeconds: HOUR }],
      ['second', { max: 2, windowSeconds: 60 }],
      ['third', { max: 3, windowSeconds: HOUR }],
    ] as const;
    expect((await tallies.takeInTurn(all)).waits).toEqual([0, 0, 0]);
    expect((await tallies.takeInTurn(all)).waits).toEqual([0, 0, 0]);
    const { waits } = await tallies.takeInTurn(all);
    expect(waits).toEqual([0, expect.any(Number), 0]);
    expect(waits[1]).toBeGreaterThan(0);
    expect(waits[1]).toBeLessThanOrEqual(60);
    await tallies.takeInTurn(all);
    expect((await tallies.takeInTurn(all)).waits).toEqual([expect.any(Number), 0, 0]);
    // The third was counted twice, since the second stood before it from then on.
    expect(await take('third')).toBe(0);
    expect(await take('third')).toBeGreaterThan(0);
  });

  it('counts several keys together in several processes, also at the same moment', async () => {
    const all = [
      ['wide', { max: 100, windowSeconds: HOUR }],
      ['narrow', { max: 7, windowSeconds: HOUR }],
    ] as const;
    const answers = await Promise.all(Array.from({ length: 40 }, () => new Tallies(pool).takeInTurn(all)));
    expect(answers.filter(({ waits }) => waits.every((wait) => wait === 0))).toHaveLength(7);
    expect(await take('wide', 41)).toBe(0);
    expect(await take('wide', 41)).toBeGreaterThan(0);
  });

  it('remembers a mark until its time is over, and each new mark lengthens it', async () => {
    const tallies = new Tallies(pool);
    const isMarked = async () => (await tallies.takeInTurn([['beside', { max: 9, windowSeconds: HOUR }]], 'marked')).isMarked;
    expect(await isMarked()).toBe(false);
    await tallies.mark('marked', HOUR);
    expect(await isMarked()).toBe(true);
    await passTime(HOUR - 100);
    await tallies.mark('marked', HOUR);
    await passTime(HOUR - 100);
    expect(await isMarked()).toBe(true);
    await passTime(101);
    expect(await isMarked()).toBe(false);
  });

  it('deletes windows that have ended, when a process counts for the first time and a minute later', async () => {
    await take('old');
    await passTime(2 * HOUR);
    const process = new Tallies(pool);
    await take('new', 3, HOUR, process);
    expect(await rows()).toHaveLength(1);
    await passTime(2 * HOUR);
    await take('newer', 3, HOUR, process);
    expect(await rows()).toHaveLength(2);
  });
});
