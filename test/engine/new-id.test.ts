import { validate, version } from 'uuid';
import { expect, it } from 'vitest';
import { uuidv7 } from '../../src/services/engine/index.js';

it('makes ids of version 7 that grow and are unique', () => {
  const before = Date.now();
  const ids = Array.from({ length: 100_000 }, uuidv7);
  for (const [index, id] of ids.entries()) expect(index === 0 || id > (ids[index - 1] ?? '')).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  const [first = ''] = ids;
  expect([validate(first), version(first)]).toEqual([true, 7]);
  expect(Number.parseInt(first.replace('-', '').slice(0, 12), 16)).toBeGreaterThanOrEqual(before - 1);
});
