import type { Command } from '../../src/services/rules/commands/index.js';
import { hoursAfter, type TestWorld } from '../rules/test-world.js';
import { cashOut, checkCashedOut } from './cash-out.js';
import { execute } from './execution.js';
import { OrderBook } from './order-book.js';
import type { SellingScenario, SellingStep } from './selling.js';
import { refresh, type SellingCast, sellingCommandOf } from './selling-commands.js';
import { checkSelling } from './selling-laws.js';
import { happen, isHappening, shopInMemory, target } from './shop-in-memory.js';
import { Witness } from './witness.js';

export const done = new Map<string, number>();
export const refusals = new Map<string, number>();

export function play(scenario: SellingScenario): void {
  const { test, cast } = shopInMemory(scenario);
  const witness = new Witness(test.world);
  const orders = new OrderBook();
  for (const step of scenario.steps) {
    take(test, cast, { witness, orders }, step);
    refresh(cast, test.world);
    orders.check(test.world);
    checkSelling(test.world);
  }
  cashOut(test);
  checkSelling(test.world);
  checkCashedOut(test.world);
}

interface Watchers {
  witness: Witness;
  orders: OrderBook;
}

function take(test: TestWorld, cast: SellingCast, watchers: Watchers, step: SellingStep): void {
  const { world } = test;
  // No two commands are of one moment, unless they are of one batch.
  world.now = new Date(world.now.getTime() + 1);
  if (step.do === 'advance') {
    world.now = hoursAfter(world.now, step.hours);
  } else if (isHappening(step)) {
    const id = target(step, cast, world);
    if (id !== undefined) happen(world, step, id);
  } else tell(test, watchers, sellingCommandOf(step, cast, world), step.dryRun);
}

function tell(test: TestWorld, { witness, orders }: Watchers, command: Command, dryRun: boolean): void {
  const decision = execute(test, command, dryRun);
  if (decision.kind === 'refused') {
    for (const { code } of decision.refusals) count(refusals, code);
    return;
  }
  if ('result' in decision.answer) count(done, `${command.kind} ${decision.answer.result}`);
  else count(done, command.kind === 'refundPayment' ? `${command.kind} ${command.method}` : command.kind);
  if (command.kind === 'refundPayment' && command.lines) count(done, 'refundPayment of lines');
  if (dryRun) return;
  orders.note(decision.answer);
  witness.note(command, decision.changes.transfers);
  witness.check();
}

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
