import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Client,
  type ClientOptions,
  type ConnectionState,
  createClient,
  SessionCapacityDocument,
} from '@permanentka/client';
import { afterEach, expect } from 'vitest';

/** Pauses that a test can wait for. */
export const FAST = { firstDelayMs: 20, longestDelayMs: 40 };

const leaving: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const leave of leaving.splice(0).reverse()) await leave();
});

/** Runs after the test, the last one first. */
export function afterwards(leave: () => Promise<void>): void {
  leaving.push(leave);
}

/** A client that is closed after the test, and the states that it has told. */
export function watched(options: ClientOptions): { client: Client; states: ConnectionState[] } {
  const client = createClient({ reconnect: FAST, ...options });
  afterwards(() => client.close());
  const states: ConnectionState[] = [];
  client.watchConnection((state) => states.push(state));
  return { client, states };
}

export const seats = (client: Client) => client.subscribe(SessionCapacityDocument, { sessionId: 'any' });
export const capacity = (version: number) => ({ data: { sessionCapacity: { version } } });
export const statusesOf = (states: readonly ConnectionState[]) => states.map(({ status }) => status);

export async function eventually(isDone: () => boolean): Promise<void> {
  for (let tries = 0; !isDone() && tries < 500; tries += 1) await sleep(10);
  expect(isDone()).toBe(true);
}
