import { setImmediate as soon } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Turns } from '../../src/server/ws/turns.js';

describe('turns', () => {
  it('are given in the order in which they were asked for, with other work in between', async () => {
    const turns = new Turns();
    const order: number[] = [];
    const asked = Array.from({ length: 1_200 }, (_, number) => number);
    for (const number of asked) turns.ask({ turn: () => void order.push(number) });
    expect(order).toEqual([]);
    const after: number[] = [];
    while (order.length < asked.length) {
      await soon();
      after.push(order.length);
    }
    expect(after.length).toBeGreaterThan(2);
    expect(order).toEqual(asked);
  });

  it('go on for those who ask again in their turn', async () => {
    const turns = new Turns();
    let count = 0;
    const asker = {
      turn: () => {
        count += 1;
        if (count < 2_000) turns.ask(asker);
      },
    };
    turns.ask(asker);
    while (count < 2_000) await soon();
    await soon();
    expect(count).toBe(2_000);
  });
});
