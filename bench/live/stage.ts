import { setTimeout as sleep } from 'node:timers/promises';
import { BenchError } from '../bench-error.js';
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

/** Bookings of the session that all subscribers watch, and of one that nobody watches. */
export interface Sessions {
  readonly watched: SteadyBookings;
  readonly unwatched: SteadyBookings;
}

/** The server with its subscribers, beside a server that does nothing but send the same frames to as many sockets. */
export class Stage {
  /** The messages heard in the measured rounds of our side, by the number of subscribers. */
  readonly heard = new Map<number, Heard[]>();
  private readonly residentBefore = { ours: 0, theirs: 0 };
  private sample = '';
  private theirVersion = 0;

  constructor(
    private readonly servers: Servers,
    private readonly crowd: Crowd,
    private readonly sessions: Sessions,
  ) {}

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

  private async ours(size: Size, round: number, seconds: number): Promise<RoundResult> {
    const { watched, unwatched } = this.sessions;
    const { pid } = this.servers.ours;
    const { subscribers, bookingsPerSecond } = size;
    // The same bookings with the same sockets, so what is left of the CPU time is that of the messages.
    const without = await cpuOf(pid, seconds, () => paced(bookingsPerSecond, seconds, () => unwatched.book()));
    const { heard, cpu } = await this.sent('ours', pid, size, seconds, () => watched.book());
    this.sample = heard.sample;
    if (round > 0) this.heard.set(subscribers, [...(this.heard.get(subscribers) ?? []), heard]);
    return resultOf(heard, cpu, without.cpu, expectedOf(size, seconds));
  }

  private async theirs(size: Size, seconds: number): Promise<RoundResult> {
    const { pid } = this.servers.theirs;
    const without = await cpuOf(pid, seconds, async () => undefined);
    const { heard, cpu } = await this.sent('theirs', pid, size, seconds, () => this.send());
    return resultOf(heard, cpu, without.cpu, expectedOf(size, seconds));
  }

  private async sent(
    side: LiveSide,
    pid: number,
    { bookingsPerSecond }: Size,
    seconds: number,
    send: () => Promise<Booked>,
  ): Promise<{ heard: Heard; cpu: number }> {
    const { result, cpu } = await cpuOf(pid, seconds, async () =>
      this.crowd.settle(side, await paced(bookingsPerSecond, seconds, send)),
    );
    return { heard: result, cpu };
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
}

/** The CPU time that a process takes from the beginning of some work until so many seconds are over. */
async function cpuOf<T>(pid: number, seconds: number, work: () => Promise<T>): Promise<{ result: T; cpu: number }> {
  const until = Date.now() + seconds * 1000;
  const before = await cpuMs(pid);
  const result = await work();
  await sleep(Math.max(0, until - Date.now()));
  return { result, cpu: (await cpuMs(pid)) - before };
}

async function paced(perSecond: number, seconds: number, work: () => Promise<Booked>): Promise<Booked[]> {
  const done: Booked[] = [];
  for (let next = Date.now(); done.length < perSecond * seconds; next += 1000 / perSecond) {
    await sleep(Math.max(0, next - Date.now()));
    done.push(await work());
  }
  return done;
}

const expectedOf = ({ subscribers, bookingsPerSecond }: Size, seconds: number): number =>
  subscribers * bookingsPerSecond * seconds;

/** @param without the CPU time of a part as long, in which no message was sent */
function resultOf({ frames, bytes, delays }: Heard, cpu: number, without: number, expected: number): RoundResult {
  const took = cpu - without;
  if (took <= 0) throw new BenchError('The messages of a round took no CPU time: the machine did too much else.');
  const parts = [
    `${((took / frames) * 1000).toFixed(1)} µs of CPU a message`,
    `${cpu} ms with messages, ${without} ms without`,
    `${(bytes / frames).toFixed(0)} bytes each`,
    `p50 ${delayAt(0.5, delays)} ms, p99 ${delayAt(0.99, delays)} ms`,
    frames === expected ? `${frames} frames` : `${frames} frames, and ${expected - frames} states skipped for newer ones`,
  ];
  return { rate: frames / (took / 1000), note: parts.join('; ') };
}
