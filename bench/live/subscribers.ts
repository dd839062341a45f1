import { setTimeout as sleep } from 'node:timers/promises';
import type { Booked } from '../booking/steady.js';
import { takeOrders } from '../processes/orders.js';
import { type Listener, type Seats, Subscriber } from './subscriber.js';

/** A part of the subscribers of both sides, in a process of its own. */

export type LiveSide = 'ours' | 'theirs';

/** Open so many more, or wait until all have the last of these states. */
export type CrowdOrder =
  | { readonly kind: 'open'; readonly side: LiveSide; readonly endpoint: string; readonly count: number }
  | { readonly kind: 'settle'; readonly side: LiveSide; readonly sent: readonly Booked[] };

export interface Heard {
  readonly frames: number;
  readonly bytes: number;
  /** How many frames came so many milliseconds after their booking was asked for. */
  readonly delays: readonly (readonly [ms: number, frames: number])[];
  /** A frame as it came. */
  readonly sample: string;
}

const OPENED_AT_A_TIME = 20;
const SETTLE_TIMEOUT_MS = 20_000;
const NOTHING: Heard = { frames: 0, bytes: 0, delays: [], sample: '' };

/** The messages that the subscribers of one side have heard since the last order. */
class Ear implements Listener {
  readonly subscribers: Subscriber[] = [];
  readonly faults: string[] = [];
  private arrivals = new Map<number, { readonly seatsLeft: number; readonly at: number[] }>();
  private bytes = 0;
  private sample = '';

  heard({ seatsLeft, version }: Seats, frame: string): void {
    const known = this.arrivals.get(version);
    if (!known) this.arrivals.set(version, { seatsLeft, at: [Date.now()] });
    else if (known.seatsLeft === seatsLeft) known.at.push(Date.now());
    else this.wrong(`version ${version} had ${known.seatsLeft} seats left for one subscriber and ${seatsLeft} for another`);
    this.bytes += frame.length;
    this.sample = frame;
  }

  wrong(fault: string): void {
    this.faults.push(fault);
  }

  forget(): void {
    this.arrivals = new Map();
    this.bytes = 0;
  }

  /** Throws when a state came that was not sent, or with other seats than it was sent with. */
  tell(sent: readonly Booked[]): Heard {
    const delays = new Map<number, number>();
    let frames = 0;
    for (const [version, { seatsLeft, at }] of this.arrivals) {
      const booked = sent.find((state) => state.version === version);
      if (booked?.seatsLeft !== seatsLeft)
        throw new Error(`version ${version} came with ${seatsLeft} seats left, and was sent with ${booked?.seatsLeft}`);
      frames += at.length;
      for (const moment of at) delays.set(moment - booked.askedAt, (delays.get(moment - booked.askedAt) ?? 0) + 1);
    }
    return { frames, bytes: this.bytes, delays: [...delays], sample: this.sample };
  }
}

const ears: Readonly<Record<LiveSide, Ear>> = { ours: new Ear(), theirs: new Ear() };

async function open(side: LiveSide, endpoint: string, count: number): Promise<Heard> {
  const ear = ears[side];
  const connect = side === 'ours' ? Subscriber.open : Subscriber.openBare;
  let left = count;
  const openers = Array.from({ length: OPENED_AT_A_TIME }, async () => {
    while (left-- > 0 && ear.faults.length === 0) ear.subscribers.push(await connect(endpoint, ear));
  });
  await Promise.all(openers);
  throwFaults(ear);
  // The first states are not counted: nothing was booked for them.
  ear.forget();
  return NOTHING;
}

async function settle(side: LiveSide, sent: readonly Booked[]): Promise<Heard> {
  const ear = ears[side];
  const newest = sent.at(-1)?.version ?? 0;
  const behind = () => ear.subscribers.filter(({ version }) => version < newest).length;
  for (const until = Date.now() + SETTLE_TIMEOUT_MS; behind() > 0 && Date.now() < until; await sleep(5)) throwFaults(ear);
  throwFaults(ear);
  if (behind() > 0) throw new Error(`${behind()} subscribers did not get the newest state within ${SETTLE_TIMEOUT_MS} ms`);
  const heard = ear.tell(sent);
  ear.forget();
  return heard;
}

function throwFaults({ faults }: Ear): void {
  if (faults.length > 0) throw new Error(`${faults[0]} (${faults.length} faults)`);
}

takeOrders((order: CrowdOrder) =>
  order.kind === 'open' ? open(order.side, order.endpoint, order.count) : settle(order.side, order.sent),
);
