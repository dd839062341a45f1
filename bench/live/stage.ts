import { setTimeout as sleep } from 'node:timers/promises';
import type { Booked, SteadyBookings } from '../booking/steady.js';
import type { MemoryProbe } from '../processes/memory.js';
import { cpuMs } from '../processes/usage.js';
import type { Worker } from '../processes/worker.js';
import type { RoundResult, Side } from '../rounds.js';
import { type Crowd, delayAt } from './crowd.js';
import { seatsIn } from './subscriber.js';
import type { Heard, LiveSide } from './subscribers.js';

/** How many subscribers there are, and how often a booking is made. Each size gets as many messages a second as the others. */
export interface Size {
  readonly subscribers: number;
  readonly bookingsPerSecond: number;
}

export interface Servers {
  readonly ours: { readonly pid: number; readonly endpoint: string };
  readonly theirs: Worker<{ readonly frame: string }, number>;
  readonly memory: Readonly<Record<LiveSide, MemoryProbe>>;
}

/** The server with its subscribers, beside a server that does nothing but send the same frames to as many sockets. */
export class Stage {
  /** The messages heard in the measured rounds of our side, by the number of subscribers. */
  readonly heard = new Map<number, Heard[]>();
  /** The CPU time of a booking that nobody watches, with all that the server does meanwhile. */
  private readonly quietMs = new Map<number, number>();
  private readonly residentBefore = { ours: 0, theirs: 0 };
  private sample = '';
  private theirVersion = 0;

  constructor(
    private readonly servers: Servers,
    private readonly crowd: Crowd,
    private readonly bookings: SteadyBookings,
  ) {}

  /** Makes bookings that nobody watches: what they cost is no cost of a message. */
  async measureQuiet({ subscribers, bookingsPerSecond }: Size, seconds: number): Promise<void> {
    const { pid } = this.servers.ours;
    const before = await cpuMs(pid);
    const booked = await this.paced(bookingsPerSecond, seconds, () => this.bookings.book());
    const each = ((await cpuMs(pid)) - before) / booked.length;
    this.quietMs.set(subscribers, each);
    console.log(`A booking takes ${each.toFixed(1)} ms of CPU at ${bookingsPerSecond} a second without subscribers.`);
  }

  async rememberMemory(): Promise<void> {
    for (const side of ['ours', 'theirs'] as const) this.residentBefore[side] = await this.resident(side);
  }

  async grow({ subscribers }: Size): Promise<void> {
    for (const side of ['ours', 'theirs'] as const) await this.crowd.grow(side, this.servers[side].endpoint, subscribers);
  }

  /** The memory that a subscriber takes, in bytes. */
  async memoryOf(side: LiveSide, { subscribers }: Size): Promise<number> {
    return ((await this.resident(side)) - this.residentBefore[side]) / subscribers;
  }

  sides(size: Size): [Side, Side] {
    return [
      { name: 'permanentka', run: (round, seconds) => this.ours(size, round, seconds) },
      { name: 'ws', run: (_round, seconds) => this.theirs(size, seconds) },
    ];
  }

  private resident(side: LiveSide): Promise<number> {
    return this.servers.memory[side].residentBytes(this.servers[side].pid);
  }

  private async ours({ subscribers, bookingsPerSecond }: Size, round: number, seconds: number): Promise<RoundResult> {
    const { pid } = this.servers.ours;
    const before = await cpuMs(pid);
    const booked = await this.paced(bookingsPerSecond, seconds, () => this.bookings.book());
    const heard = await this.crowd.settle('ours', booked);
    const took = (await cpuMs(pid)) - before - booked.length * (this.quietMs.get(subscribers) ?? 0);
    this.sample = heard.sample;
    if (round > 0) this.heard.set(subscribers, [...(this.heard.get(subscribers) ?? []), heard]);
    return resultOf(heard, took, subscribers * booked.length);
  }

  private async theirs({ subscribers, bookingsPerSecond }: Size, seconds: number): Promise<RoundResult> {
    const { theirs } = this.servers;
    const before = await cpuMs(theirs.pid);
    const sent = await this.paced(bookingsPerSecond, seconds, () => this.send());
    const heard = await this.crowd.settle('theirs', sent);
    return resultOf(heard, (await cpuMs(theirs.pid)) - before, subscribers * sent.length);
  }

  /** Lets the other side send the last frame of ours, with the next version in it. */
  private async send(): Promise<Booked> {
    const { seatsLeft, version } = seatsIn(this.sample);
    this.theirVersion = Math.max(this.theirVersion, version) + 1;
    const frame = this.sample.replace(`"version":${version}`, `"version":${this.theirVersion}`);
    const askedAt = Date.now();
    await this.servers.theirs.run({ frame });
    return { askedAt, version: this.theirVersion, seatsLeft };
  }

  private async paced(perSecond: number, seconds: number, work: () => Promise<Booked>): Promise<Booked[]> {
    const done: Booked[] = [];
    for (let next = Date.now(); done.length < perSecond * seconds; next += 1000 / perSecond) {
      await sleep(Math.max(0, next - Date.now()));
      done.push(await work());
    }
    return done;
  }
}

function resultOf({ frames, bytes, delays }: Heard, cpu: number, expected: number): RoundResult {
  const parts = [
    `${((cpu / frames) * 1000).toFixed(1)} µs of CPU a message`,
    `${(bytes / frames).toFixed(0)} bytes each`,
    `p50 ${delayAt(0.5, delays)} ms, p99 ${delayAt(0.99, delays)} ms`,
    frames === expected ? `${frames} frames` : `${frames} frames, and ${expected - frames} states skipped for newer ones`,
  ];
  return { rate: frames / (cpu / 1000), note: parts.join('; ') };
}
