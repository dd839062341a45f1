import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeId } from '../../src/schema/shared/ids.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { readRegistrationBalance, registrationBalanceMinor, TenantReads } from '../../src/services/reads/index.js';
import type { Command } from '../../src/services/rules/commands/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import { registrationBalance } from '../../src/services/rules/passes/balance.js';
import { put } from '../../src/services/rules/world/apply.js';
import { verifyDatabase } from '../../src/services/verify/index.js';
import { existing, hoursAfter, type TestWorld } from '../rules/test-world.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Studio } from '../support/studio.js';
import { index, type Scenario, type Step, scenarios } from './scenario.js';
import { runs } from './seed.js';
import { commandOf, remember } from './step-commands.js';
import { studioInMemory } from './studio-in-memory.js';
import { type Answer, type StudioOnServer, studioOnServer } from './studio-on-server.js';

const SCENARIOS = 16;
const STEPS = 150;
/** At most so many CREDIT passes end in a scenario. */
const ENDINGS = 20;
/** Of the commands with a key, one in so many is sent a second time. */
const REPEAT_ONE_IN = 5;
const OF_REGISTRATIONS = ['endRegistration', 'reopenRegistration', 'moveRegistration'];
const CAN_BE_DRY = new Set(['bookSession', 'cancelBooking', 'updateSession', 'updateSessions', ...OF_REGISTRATIONS]);

let app: TestApp;
let studio: Studio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

/** A CREDIT pass that ends before a step: the clock of a server cannot be moved, but the date of a pass can. */
interface Ending {
  stepAt: number;
  passAt: number;
}

const endings = fc.array(fc.record<Ending>({ stepAt: fc.nat({ max: STEPS }), passAt: index }), { maxLength: ENDINGS });

/** Plays a scenario on the server and in memory side by side: command by command both must say the same. */
async function play(scenario: Scenario, ends: readonly Ending[]): Promise<void> {
  const now = new Date();
  const { test, cast: castInMemory } = studioInMemory(scenario, now);
  const server = await studioOnServer(app, studio, scenario, now);
  for (const [at, step] of scenario.steps.entries()) {
    if (step.do === 'advance') continue;
    for (const { passAt } of ends.filter(({ stepAt }) => stepAt === at)) {
      const pick = (passes: readonly string[]): string | undefined => passes[passAt % passes.length];
      await endPass(test, pick(castInMemory.passes), pick(server.cast.passes));
    }
    const command = withoutCustomersReason(commandOf(step, server.cast));
    const expected = expectedOf(test, withoutCustomersReason(commandOf(step, castInMemory)), step);
    const answer = await send(server, command, step, at);
    const context = JSON.stringify([at, command]);
    expect(answer.refused, context).toEqual(expected.refused);
    if (expected.figures && answer.figures) expect(answer.figures, context).toEqual(expected.figures);
    if (expected.answer && !isDry(step)) {
      remember(castInMemory, command, expected.answer);
      remember(server.cast, command, keysOf(answer));
    }
  }
  await compareBalances(test, castInMemory.registrations, server.cast.registrations);
}

async function endPass({ world }: TestWorld, inMemory: string | undefined, onServer: string | undefined): Promise<void> {
  if (inMemory === undefined || onServer === undefined) return;
  const pass = existing(world.passes, inMemory);
  const validUntil = hoursAfter(world.now, -1);
  // The dates of the other kinds may follow from their first use. A pass ends no sooner than it begins.
  if (pass.registrationId === null || (pass.validFrom !== null && pass.validFrom > validUntil)) return;
  put(world, 'passes', Object.freeze({ ...pass, validUntil }));
  await bindTenant(studio.tenant).transactional((em) =>
    em.execute('update passes set valid_until = ? where id = ?', [validUntil, onServer]),
  );
}

/**
 * A registration's balance is read in three ways: in a decision, by a query of the API, and by the statement of a live stream.
 */
async function compareBalances(test: TestWorld, inMemory: readonly string[], onServer: readonly string[]): Promise<void> {
  const { organisationId } = studio.tenant;
  await bindTenant(studio.tenant).transactional(async (em) => {
    const reads = new TenantReads(em, organisationId, await databaseNow(em));
    for (const [at, id] of onServer.entries()) {
      const row = test.registrationRow(inMemory[at] ?? '');
      const decided = registrationBalance(test.world, row);
      const live = await readRegistrationBalance(em, organisationId, id);
      const queried = await registrationBalanceMinor(reads, id);
      expect({ queried, live: (live?.paidMinor ?? 0) - (live?.chargedMinor ?? 0) }, `registration ${id}`).toEqual({
        queried: decided,
        live: decided,
      });
    }
  });
}

async function databaseNow(em: EntityManager): Promise<Date> {
  const [row] = await em.execute<{ now: Date | string }[]>('select now() as now');
  return new Date(row?.now ?? 0);
}

const isDry = (step: Step): boolean => step.dryRun && CAN_BE_DRY.has(step.do);

/** Only staff may give a reason: the API refuses it of others before the rules are asked. */
const withoutCustomersReason = (command: Command): Command =>
  command.kind === 'cancelBooking' && command.actor.kind === 'CUSTOMER' ? { ...command, overrideReason: null } : command;

async function send(server: StudioOnServer, command: Command, step: Step, at: number): Promise<Answer> {
  const idempotencyKey = at % 2 === 0 ? randomUUID() : undefined;
  const options = { dryRun: isDry(step), idempotencyKey };
  const answer = await server.send(command, options);
  if (idempotencyKey === undefined || options.dryRun || at % REPEAT_ONE_IN !== 0 || answer.refused.length > 0) return answer;
  const keyed = ['register', 'sellPass', 'recordPayment', 'bookSession', 'cancelBooking', ...OF_REGISTRATIONS];
  if (!keyed.includes(command.kind)) return answer;
  const { figures: _now, ...again } = await server.send(command, options);
  const { figures: _then, ...first } = answer;
  expect(again, `the same answer to the same key: ${JSON.stringify(command)}`).toEqual(first);
  return answer;
}

interface Expected {
  refused: string[];
  answer?: object;
  figures?: { paid: number; charged: number };
}

function expectedOf(test: TestWorld, command: Command, step: Step): Expected {
  const decision = isDry(step) ? rules.decide(test.world, command) : test.tries(command);
  if (decision.kind === 'refused') return { refused: decision.refusals.map(({ code }) => code) };
  const { changed, created } = decision.changes;
  const registration = created.registrations?.[0] ?? changed.registrations?.[0];
  if (!registration || isDry(step)) return { refused: [], answer: decision.answer };
  const { paid, charged } = test.figures(registration.id);
  return { refused: [], answer: decision.answer, figures: { paid, charged } };
}

/** The keys behind the ids of an answer, by which the cast knows its rows. */
function keysOf({ registrationId, passId, bookingId }: Answer): object {
  const keys = Object.entries({ registrationId, passId, bookingId }).map(([name, id]) => [name, decodeId(id ?? '')?.id]);
  return Object.fromEntries(keys.filter(([, key]) => key !== undefined));
}

it('the server agrees with the rules after every command over HTTP, and every account balances', {
  timeout: 300_000,
}, async () => {
  const property = fc.asyncProperty(scenarios('STANDS', { minLength: STEPS, maxLength: STEPS }), endings, play);
  // Each run leaves its studio behind in the database, and shrinking is cut off in time to print its seed.
  await fc.assert(property, { ...runs(SCENARIOS), interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true });
  expect(await verifyDatabase(app.databaseUrl)).toEqual([]);
});
