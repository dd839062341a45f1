import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import type * as Jit from 'graphql-jit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { statementsOf } from '../query-counts/count.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Caller, callersOf, type Way } from './callers.js';
import type { Asked } from './every-field.js';
import { everyFieldOf, makeFullStudio, UNLIMITED } from './full-studio.js';
import { interceptQueries } from './intercepted-queries.js';
import { prunedDocument } from './pruned-document.js';

/** How often a document ran as compiled code, which is kept by its text. */
const compiled = vi.hoisted(() => ({ runs: 0 }));
vi.mock('graphql-jit', async (importOriginal) => {
  const original = await importOriginal<typeof Jit>();
  const compileQuery = (...args: Parameters<typeof Jit.compileQuery>) => {
    const made = original.compileQuery(...args);
    if (!('query' in made)) return made;
    const query = (...asked: Parameters<typeof made.query>) => {
      compiled.runs += 1;
      return made.query(...asked);
    };
    return { ...made, query };
  };
  return { ...original, compileQuery };
});

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const DEPTH = 3;
const PRUNED_MAX = 20;
const KEPT_TRIES = 3;
const TIMEOUT_MS = 240_000;
/** Look-ups of people who sign in are the only statements that name this schema. */
const SIGN_IN = ' auth.';

let app: TestApp;
let callers: Caller[];
let publicCallers: Caller[];
/** What is asked: every field of every type, and the same without the fields that the public is refused. */
let questions: Asked[];
let questionsOfPublic: Asked[];
/** By the name of a caller and of a question. */
const coldAnswers = new Map<string, string>();

const keyOf = (caller: Caller, question: Asked): string => `${caller.name}: ${question.name}`;

/** A server over the same database that nobody has asked anything. */
const newServer = () => startTestApp(UNLIMITED, Promise.resolve({ url: app.databaseUrl, drop: async () => undefined }));

async function answeredToPublic(url: string, caller: Caller, { name, query }: Asked): Promise<Asked> {
  let asked = query;
  for (let pruned = 0; pruned < PRUNED_MAX; pruned += 1) {
    const refused = ((await caller.answer(url, asked)).errors ?? []).map(({ path = [] }) => path);
    if (refused.length === 0) return { name: `${name}, public part`, query: asked };
    asked = prunedDocument(asked, refused);
  }
  throw new Error(`There is no end of what is refused in ${query}`);
}

beforeAll(async () => {
  app = await startTestApp(UNLIMITED);
  const [studio, other] = [await makeFullStudio(app), await makeFullStudio(app)];
  callers = await callersOf(app, studio, other);
  publicCallers = callers.filter(({ name }) => name.startsWith('public'));
  questions = everyFieldOf(schema, studio, DEPTH).documents;
  questionsOfPublic = [];
  const pruning = await newServer();
  const [here] = publicCallers as [Caller];
  for (const question of questions) questionsOfPublic.push(await answeredToPublic(pruning.url, here, question));
  await pruning.stop();
  for (const caller of callers) {
    const server = await newServer();
    for (const question of [...questions, ...questionsOfPublic])
      coldAnswers.set(keyOf(caller, question), await caller.ask(server.url, question.query));
    await caller.leave();
    await server.stop();
  }
}, TIMEOUT_MS);
afterAll(async () => {
  await Promise.all(callers.map((caller) => caller.leave()));
  await app.stop();
});

/** Where an answer differs from that of a server which nobody else has asked. */
function differenceOf(caller: Caller, question: Asked, way: string, told: string): string[] {
  const cold = coldAnswers.get(keyOf(caller, question)) ?? '';
  if (told === cold) return [];
  const at = [...told].findIndex((character, index) => character !== cold[index]);
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 120);
  return [`${keyOf(caller, question)} by ${way}: …${around(told)}… where it was …${around(cold)}…`];
}

/** Another caller begins each time. */
const inTurns = <T>(all: readonly T[], first: number): T[] => all.map((_, at) => all[(at + first) % all.length] as T);

/** Everybody asks one question, one after another by each way and then all at once. */
async function differencesOf(question: Asked, ways: readonly Way[], first: number): Promise<string[]> {
  const differences: string[] = [];
  for (const [at, way] of ways.entries())
    for (const caller of inTurns(callers, first + 5 * at))
      differences.push(...differenceOf(caller, question, way, await caller.ask(app.url, question.query, way)));
  const ask = async (caller: Caller) => differenceOf(caller, question, 'crowd', await caller.ask(app.url, question.query));
  return [...differences, ...(await Promise.all(callers.map(ask))).flat()];
}

/** Whether an answer comes without a single statement. It is kept for a second, which a busy machine may miss. */
async function isKept(caller: Caller, { query }: Asked): Promise<boolean> {
  for (let tries = 0; tries < KEPT_TRIES; tries += 1) {
    await caller.ask(app.url, query);
    if ((await statementsOf(() => caller.ask(app.url, query, 'GET'))).length === 0) return true;
  }
  return false;
}

describe('a server whose caches are warm from viewers of two organisations', () => {
  it.each<[string, readonly Way[], () => Asked[]]>([
    ['every field of every type', ['POST', 'KEPT_SOCKET'], () => questions],
    ['what the public may see of every type', ['POST', 'GET', 'NEW_SOCKET'], () => questionsOfPublic],
  ])('gives each viewer the answers of a server of their own to %s', { timeout: TIMEOUT_MS }, async (_, ways, asked) => {
    let signInReads = 0;
    const endCount = interceptQueries(({ text }) => {
      if (text.includes(SIGN_IN)) signInReads += 1;
      return text;
    });
    compiled.runs = 0;
    const differences: string[] = [];
    for (const [at, question] of asked().entries()) differences.push(...(await differencesOf(question, ways, at)));
    endCount();
    expect(differences).toEqual([]);
    // The answers came from what was kept of others: compiled documents, and callers who were identified before.
    const asks = asked().length * (ways.length + 1) * callers.length;
    expect(compiled.runs).toBeGreaterThan(asks / 2);
    expect(signInReads).toBeLessThan(asks / 2);
  });

  it('keeps the answers to the public, which were compared above', { timeout: TIMEOUT_MS }, async () => {
    const kept: string[] = [];
    for (const question of questionsOfPublic) {
      const isKeptFor: boolean[] = [];
      for (const caller of publicCallers) isKeptFor.push(await isKept(caller, question));
      if (isKeptFor.every(Boolean)) kept.push(question.name);
    }
    expect(kept.length).toBeGreaterThan(questionsOfPublic.length / 2);
  });
});
