import { afterEach, describe, expect, it, vi } from 'vitest';
import { SAME_KEYPRESS_MS, Shutdown, type StopSteps } from '../../src/boot/shutdown.js';

function recorded(steps: Partial<StopSteps>): { shutdown: Shutdown; happened: string[]; exit: Promise<number> } {
  const happened: string[] = [];
  const { promise: exit, resolve } = Promise.withResolvers<number>();
  const shutdown = new Shutdown(
    {
      drain: async () => void happened.push('drained'),
      drainTimeoutMs: 60_000,
      stopDatabase: async () => void happened.push('database stopped'),
      abandonDatabase: () => void happened.push('database abandoned'),
      tell: (sentence) => void happened.push(sentence),
      ...steps,
    },
    (code) => {
      happened.push(`exit ${code}`);
      resolve(code);
    },
  );
  return { shutdown, happened, exit };
}

afterEach(() => vi.useRealTimers());

const never = (): Promise<void> => new Promise(() => undefined);

describe('stopping', () => {
  it('drains before the database stops', async () => {
    const { shutdown, happened, exit } = recorded({});
    shutdown.onSignal();
    expect(await exit).toBe(0);
    expect(happened.slice(1)).toEqual(['drained', 'database stopped', 'exit 0']);
  });

  it('cuts off requests that exceed the time limit', async () => {
    const { shutdown, happened, exit } = recorded({ drain: never, drainTimeoutMs: 50 });
    shutdown.onSignal();
    expect(await exit).toBe(0);
    expect(happened).toContain('Closing took too long; what was still open is cut off.');
    expect(happened.slice(-2)).toEqual(['database stopped', 'exit 0']);
  });

  it('stops the database although draining fails, and says so in the exit code', async () => {
    const { shutdown, happened, exit } = recorded({ drain: () => Promise.reject(new Error('no drain')) });
    shutdown.onSignal();
    expect(await exit).toBe(1);
    expect(happened).toContain('database stopped');
  });

  it('exits at once on a second Ctrl-C, and counts a doubled signal once', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { shutdown, happened, exit } = recorded({ drain: never });
    shutdown.onSignal();
    vi.setSystemTime(Date.now() + SAME_KEYPRESS_MS);
    shutdown.onSignal();
    expect(happened).toHaveLength(1);
    vi.setSystemTime(Date.now() + 1);
    shutdown.onSignal();
    expect(await exit).toBe(130);
    expect(happened.slice(-2)).toEqual(['database abandoned', 'exit 130']);
  });
});
