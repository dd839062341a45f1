import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.js';
import { BookingRequests, capacityAfter } from './requests.js';
import type { Scenario } from './scenario.js';

/** A booking from its request to its answer. It was committed in between. */
export interface Booked {
  /** When it was asked for, in milliseconds of the clock of this machine. */
  readonly askedAt: number;
  readonly seatsLeft: number;
  /** Of the seats of its session. */
  readonly version: number;
}

/** A server may close a connection that rests for longer, at the very moment when it is used again. */
const RESTS_AT_MOST_MS = 500;

/** Bookings one after the other, on a connection of their own. */
export class SteadyBookings {
  private count = 0;
  private done = 0;
  private usedAt = 0;
  private connection: Connection | undefined;
  private readonly url: URL;
  private readonly request: () => string;

  constructor(endpoint: string, scenario: Scenario, round = 0) {
    this.url = new URL(endpoint);
    this.request = new BookingRequests(scenario, this.url).begin(round);
  }

  /** Those that were asked for, answered or not. */
  get asked(): number {
    return this.count;
  }

  get acknowledged(): number {
    return this.done;
  }

  async book(): Promise<Booked> {
    const connection = await this.fresh();
    const askedAt = Date.now();
    this.count += 1;
    const capacity = capacityAfter(await connection.ask(this.request()));
    this.usedAt = Date.now();
    this.done += 1;
    return { askedAt, ...capacity };
  }

  /** Books at a pace until it is told to stop. Resolves when the last booking has its answer. */
  async keepOn(intervalMs: number, stop: AbortSignal): Promise<void> {
    for (let next = Date.now(); !stop.aborted; next += intervalMs) {
      await sleep(Math.max(0, next - Date.now()));
      if (!stop.aborted) await this.book();
    }
  }

  close(): void {
    this.connection?.close();
  }

  private async fresh(): Promise<Connection> {
    if (this.connection && Date.now() - this.usedAt <= RESTS_AT_MOST_MS) return this.connection;
    this.connection?.close();
    this.connection = await Connection.open(this.url);
    return this.connection;
  }
}
