import { type Client, FaultError, TypedDocumentString } from '@permanentka/client';
import { expect } from 'vitest';
import type { Ground } from './ground.js';
import { fingerprints } from './unchanged.js';
import { EVERYBODY, type ViewerName } from './viewers.js';

/** What a root field gives: null, a row, or the payload of a mutation. */
type Answer = object | null;
type Outcome = string;

interface Rights {
  /** Those who get what they ask for. */
  allowed: readonly ViewerName[];
  /** What others get where it is not the usual fault, such as `NOT_FOUND` for a row that is not theirs. */
  but?: Partial<Record<ViewerName, Outcome>>;
}

/**
 * Asks a mutation as everybody. A viewer who is not allowed gets a fault or the refusal that is named, and changes nothing in
 * either studio.
 */
export async function expectRights(ground: Ground, ask: Ask, { allowed, but = {} }: Rights): Promise<void> {
  const usual = (name: ViewerName) => (name === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  const wanted = (name: ViewerName) => (allowed.includes(name) ? 'ALLOWED' : (but[name] ?? usual(name)));
  await expectOutcomes(ground, ask, wanted);
}

/** Asks a query that may answer null as everybody: those who are not allowed get null, as if there were nothing. */
export async function expectSeenBy(ground: Ground, ask: Ask, { allowed, but = {} }: Rights): Promise<void> {
  await expectOutcomes(ground, ask, (name) => (allowed.includes(name) ? 'ALLOWED' : (but[name] ?? 'NULL')));
}

type Ask = (client: Client, name: ViewerName) => Promise<Answer>;

async function expectOutcomes({ studio, other, viewers }: Ground, ask: Ask, wanted: (name: ViewerName) => Outcome) {
  const told: Partial<Record<ViewerName, Outcome>> = {};
  const tell = async (name: ViewerName) => {
    told[name] = await outcomeOf(ask(viewers[name], name));
  };
  const stored = async () => [await fingerprints(studio.tenant), await fingerprints(other.tenant)];
  const before = await stored();
  for (const name of EVERYBODY) if (wanted(name) !== 'ALLOWED') await tell(name);
  const after = await stored();
  for (const name of EVERYBODY) if (wanted(name) === 'ALLOWED') await tell(name);
  expect(told).toEqual(Object.fromEntries(EVERYBODY.map((name) => [name, wanted(name)])));
  expect(after).toEqual(before);
}

async function outcomeOf(asked: Promise<Answer>): Promise<Outcome> {
  try {
    const answer = await asked;
    if (answer === null) return 'NULL';
    const errors = 'errors' in answer ? (answer.errors as readonly { code: string }[]) : [];
    return errors.length === 0 ? 'ALLOWED' : errors.map(({ code }) => code).join(' ');
  } catch (fault) {
    return codeOf(fault);
  }
}

/** The code of a fault; throws on what is not one. */
export function codeOf(fault: unknown): string {
  if (fault instanceof FaultError) return fault.code;
  throw fault;
}

/** Asks for one root field in words of the test's own, for what no operation of the client asks alone. */
export function asking(query: string): Ask {
  const operation = new TypedDocumentString<Record<string, object | null>, Record<string, never>>(query);
  return async (client) => Object.values(await client.request(operation))[0] ?? null;
}
