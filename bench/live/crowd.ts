import type { Booked } from '../booking/steady.js';
import { Worker } from '../processes/worker.js';
import type { CrowdOrder, Heard, LiveSide } from './subscribers.js';

const SCRIPT = new URL('./subscribers.ts', import.meta.url);
const PROCESSES = 2;

/** All subscribers of both sides, in processes of their own. */
export class Crowd {
  private readonly open: Record<LiveSide, number> = { ours: 0, theirs: 0 };

  private constructor(private readonly processes: readonly Worker<CrowdOrder, Heard>[]) {}

  static async start(): Promise<Crowd> {
    return new Crowd(await Promise.all(Array.from({ length: PROCESSES }, () => Worker.start<CrowdOrder, Heard>(SCRIPT))));
  }

  /** Opens sockets until a side has so many subscribers. */
  async grow(side: LiveSide, endpoint: string, size: number): Promise<void> {
    const count = (size - this.open[side]) / PROCESSES;
    await Promise.all(this.processes.map((part) => part.run({ kind: 'open', side, endpoint, count })));
    this.open[side] = size;
  }

  /** Waits until every subscriber of a side has the last state of those that were sent, and tells what all have heard. */
  async settle(side: LiveSide, sent: readonly Booked[]): Promise<Heard> {
    const heard = await Promise.all(this.processes.map((part) => part.run({ kind: 'settle', side, sent })));
    return {
      frames: heard.reduce((sum, { frames }) => sum + frames, 0),
      bytes: heard.reduce((sum, { bytes }) => sum + bytes, 0),
      delays: heard.flatMap(({ delays }) => delays),
      sample: heard[0]?.sample ?? '',
    };
  }

  stop(): void {
    for (const part of this.processes) part.stop();
  }
}

/** The delay that a share of the frames does not exceed. */
export function delayAt(share: number, delays: Heard['delays']): number {
  const sorted = delays.toSorted(([one], [other]) => one - other);
  let left = sorted.reduce((sum, [, frames]) => sum + frames, 0) * share;
  for (const [ms, frames] of sorted) {
    left -= frames;
    if (left <= 0) return ms;
  }
  return Number.NaN;
}
