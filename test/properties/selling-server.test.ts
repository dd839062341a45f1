import * as fc from 'fast-check';
import type { Client as Connection, Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEnginePool, Engine } from '../../src/services/engine/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { existing, type TestWorld } from '../rules/test-world.js';
import { superuserOf } from '../security/catalogue.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { execute } from './execution.js';
import { runs, timesAsMany } from './seed.js';
import { type SellingScenario, type SellingStep, sellingScenarios } from './selling.js';
import { refresh, type SellingCast, sellingCommandOf } from './selling-commands.js';
import { happen, isHappening, shopInMemory, target, termsFor } from './shop-in-memory.js';
import { ShopOnServer } from './shop-on-server.js';
import { stockInMemory, stockOnServer } from './stock-taking.js';

const SCENARIOS = 4;
const STEPS = 90;
const TIMEOUT_MS = 240_000;

let app: TestApp;
let superuser: Connection;
let pool: Pool;
let engine: Engine;
beforeAll(async () => {
  app = await startTestApp();
  superuser = await superuserOf(app.databaseUrl);
  pool = createEnginePool(app.databaseUrl, 4, () => undefined);
  engine = new Engine(pool, rules, () => undefined);
});
afterAll(async () => {
  await engine.close();
  await Promise.all([pool.end(), superuser.end()]);
  await app.stop();
});

/**
 * Plays a scenario in the database and in memory side by side: command by command both must say the same, and have the same in
 * the end.
 */
async function play(scenario: SellingScenario): Promise<void> {
  const { test, cast } = shopInMemory(scenario, new Date());
  const shop = await ShopOnServer.open(app, superuser, engine, scenario, cast, [...test.world.courses.keys()]);
  for (const step of scenario.steps) {
    test.world.now = new Date();
    await take(test, cast, shop, step);
    refresh(cast, test.world);
    await shop.meet(cast);
  }
  expect(await stockOnServer(shop)).toEqual(stockInMemory(test.world, shop));
}

async function take(test: TestWorld, cast: SellingCast, shop: ShopOnServer, step: SellingStep): Promise<void> {
  const { world } = test;
  if (step.do === 'advance') return;
  if (isHappening(step)) {
    const id = target(step, cast, world);
    if (id === undefined) return;
    const terms = step.do === 'editProduct' ? termsFor(existing(world.products, id), step.terms) : {};
    happen(world, step, id);
    await shop.happen(step, id, terms);
    return;
  }
  const command = sellingCommandOf(step, cast, world);
  const said = [execute(test, command, step.dryRun), await shop.execute(command, step.dryRun)].map((answer) =>
    answer.kind === 'refused'
      ? answer.refusals.map(({ code }) => code)
      : 'result' in answer.answer
        ? answer.answer.result
        : 'done',
  );
  expect(said[1], JSON.stringify(command)).toEqual(said[0]);
}

it('the database agrees with the selling rules after every command, and every account balances', {
  timeout: TIMEOUT_MS * timesAsMany,
}, async () => {
  // Each run leaves its studio behind in the database: to shrink one would take minutes. In memory it takes none.
  const property = fc.asyncProperty(sellingScenarios('STANDS', { minLength: STEPS, maxLength: STEPS }), play);
  await fc.assert(property, { ...runs(SCENARIOS), endOnFailure: true });
  expect(await verifyDatabase(app.databaseUrl)).toEqual([]);
});
