import { describe, expect, it } from 'vitest';
import { returnedToPasses } from '../../src/services/rules/refunds/registration-news.js';
import { inSteps } from '../../src/services/rules/world/steps.js';
import type { RedemptionRow } from '../../src/services/rules/world/world.js';
import { danceGround, day, ending, openGround } from './ending-ground.js';
import type { TestWorld } from './test-world.js';

/** The news of a settled debt that is undone, of which these amounts are settled again at once. */
function settledAgain(test: TestWorld, settled: RedemptionRow, amounts: readonly number[]) {
  const decision = inSteps(test.world, (steps) => {
    steps.change('redemptions', { ...settled, returnedAt: test.world.now });
    for (const [index, minor] of amounts.entries()) {
      steps.create('redemptions', { ...settled, id: `again ${index}`, coveredMinor: minor, consumedMinor: minor });
    }
    return { passes: returnedToPasses(steps) };
  });
  return decision.kind === 'done' ? decision.answer.passes : decision.refusals;
}

describe('the passes that the news of a registration names', () => {
  it.each([
    ['no pass when the whole debt is settled again', [1000], []],
    ['no pass when the whole debt is settled again in two parts', [400, 600], []],
    ['the part that is not settled again', [750], [250]],
    ['the whole when nothing is settled again', [], [1000]],
    ['a pass that pays more than before', [1200], [-200]],
  ])('are of a settled CREDIT debt: %s', (_what, amounts, values) => {
    const { test, registration } = danceGround();
    const passId = test.pass(registration, { kind: 'CREDIT', priceMinor: 1000, creditMinor: 1000 });
    const [settled] = test.world.redemptions.values();
    if (!settled) throw new Error('the pass settled nothing');
    const named = values.map((valueMinor) => ({ passId, entries: 0, visits: 0, valueMinor }));
    expect(settledAgain(test, settled, amounts)).toEqual(named);
  });

  it.each([
    ['each visit', 0, 3],
    ['the visits from the day of the end on', 3, 2],
    ['one visit', 5, 1],
  ])('are of a TIME pass: %s, which has no amount', (_what, days, visits) => {
    const { test, registration, sessions } = openGround();
    const passId = test.pass(registration, { kind: 'TIME', validityPeriod: 'P1M' });
    for (const session of sessions) test.books(registration, session);
    const { passes } = test.does(ending(registration, { endsOn: day(days) })).ending;
    expect(passes).toEqual([{ passId, entries: 0, visits, valueMinor: 0 }]);
  });

  it('are no TIME pass whose visits all stay', () => {
    const { test, registration, sessions } = openGround();
    test.pass(registration, { kind: 'TIME', validityPeriod: 'P1M' });
    test.books(registration, sessions[0] ?? '');
    expect(test.does(ending(registration, { endsOn: day(3) })).ending.passes).toEqual([]);
  });
});
