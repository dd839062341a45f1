import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PassEnd } from '../../src/entities/events.js';
import { PassEnds } from '../../src/services/passes/index.js';

const NOW = new Date('2026-11-30T10:00:00Z');
const DAY_MS = 86_400_000;
const endIn = (ms: number, passId = 'pass'): PassEnd => ({
  passId,
  registrationId: null,
  validUntil: new Date(NOW.getTime() + ms),
});

let outcomes: ('done' | 'refused' | Error)[];
let asked: { organisationId: string; passId: string; key: string | undefined; atMs: number }[];
let warnings: string[];
let ends: PassEnds;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  [outcomes, asked, warnings] = [[], [], []];
  type Execute = ConstructorParameters<typeof PassEnds>[0]['execute'];
  const execute = (async (organisationId, { command, idempotency }) => {
    if (command.kind !== 'endPass') throw new Error(`${command.kind} was not expected`);
    asked.push({ organisationId, passId: command.passId, key: idempotency?.key, atMs: Date.now() - NOW.getTime() });
    const outcome = outcomes.shift() ?? 'done';
    if (outcome instanceof Error) throw outcome;
    return outcome === 'done'
      ? { kind: 'done', answer: { passId: command.passId }, after: null }
      : { kind: 'refused', refusals: [] };
  }) as Execute;
  ends = new PassEnds({ execute }, { warn: (_, message) => void warnings.push(message) });
});
afterEach(() => {
  ends.close();
  vi.useRealTimers();
});

describe('the end of a watched pass', () => {
  it('is told a millisecond after it, once for all streams', async () => {
    for (let stream = 0; stream < 3; stream += 1) ends.follow('studio').at([endIn(5_000)]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([{ organisationId: 'studio', passId: 'pass', key: 'pass:2026-11-30T10:00:05.000Z', atMs: 5_001 }]);
  });

  it('is told at once when it has passed, and not again to later streams', async () => {
    ends.follow('studio').at([endIn(-DAY_MS)]);
    await vi.advanceTimersByTimeAsync(1);
    ends.follow('studio').at([endIn(-DAY_MS)]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
  });

  it('is told after more days than a timer can hold', async () => {
    ends.follow('studio').at([endIn(60 * DAY_MS)]);
    await vi.advanceTimersByTimeAsync(60 * DAY_MS);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(1);
  });

  it('is not told when every stream has left before it', async () => {
    const [one, other] = [ends.follow('studio'), ends.follow('studio')];
    for (const stream of [one, other]) stream.at([endIn(5_000)]);
    one.leave();
    other.leave();
    other.leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([]);
  });

  it('moves with the pass', async () => {
    const stream = ends.follow('studio');
    stream.at([endIn(5_000), endIn(6_000, 'other')]);
    stream.at([endIn(9_000), endIn(6_000, 'other')]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.map(({ passId, atMs }) => [passId, atMs])).toEqual([
      ['other', 6_001],
      ['pass', 9_001],
    ]);
  });

  it('is tried again each second while the database says that it has not come, or is busy', async () => {
    outcomes = ['refused', new Error('busy'), 'refused', 'done'];
    ends.follow('studio').at([endIn(0)]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.map(({ atMs }) => atMs)).toEqual([1, 1_001, 2_001, 3_001]);
    expect(warnings).toEqual([]);
  });

  it('is given up after thirty tries, with one line in the log', async () => {
    outcomes = Array.from({ length: 100 }, () => new Error('busy'));
    ends.follow('studio').at([endIn(0)]);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toHaveLength(30);
    expect(warnings).toHaveLength(1);
  });

  it('is not told by a server that stops', async () => {
    ends.follow('studio').at([endIn(5_000)]);
    ends.close();
    ends.follow('studio').at([endIn(6_000)]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([]);
  });
});
