import { createClient as createSocket } from 'graphql-ws';
import type { Client as Database } from 'pg';
import { Scope } from '../../src/entities/index.js';
import { createApiKey } from '../../src/services/callers/api-keys.js';
import type { TestApp } from '../support/app.js';
import { signedIn } from '../support/signed-in.js';
import { inDays, made } from '../support/studio.js';
import type { Column } from './access-document.js';
import type { FullStudio } from './full-studio.js';

/** Check-ins have no first state: who is not refused by then may wait for them. */
const REFUSED_WITHIN_MS = 1_500;
const FIRST_EVENT_WITHIN_MS = 20_000;

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: readonly { message: string; path?: readonly unknown[]; extensions?: { code?: string } }[];
}

/** Somebody who asks, over HTTP or WebSocket. */
export interface Asking {
  readonly name: string;
  /** Their column in the table; undefined for keys. */
  readonly column: Column | undefined;
  /** The scope of a key. */
  readonly scope: Scope | undefined;
  /** Answers as text too, to be searched as it came. */
  ask: (query: string, variables: Record<string, unknown>, organisation?: string) => Promise<{ answer: Answer; text: string }>;
}

interface Holding {
  name: string;
  column?: Column;
  scope?: Scope;
  /** Called for each operation, so that one may end the token that it came with. */
  token: () => Promise<string | undefined>;
}

/**
 * One viewer of each role at a studio, a signed-in person without a membership, an anonymous caller, and a key of each scope.
 * @param tokens FRESH ones come with each operation, which may end the one that it came with
 */
export async function viewersOf(
  app: TestApp,
  superuser: Database,
  studio: FullStudio,
  tokens: 'FRESH' | 'LASTING' = 'FRESH',
): Promise<Asking[]> {
  const { tenant, keyOf } = studio;
  const { rows } = await superuser.query<{ id: string; role: Column }>(
    'select id, role from members where organisation_id = $1',
    [tenant.organisationId],
  );
  const roles: Holding[] = rows.map(({ id, role }) => ({
    ...{ name: role, column: role },
    token: () => signedIn(app.signIn, tenant, { memberId: id }),
  }));
  const customerId = keyOf('Customer', studio.customerId);
  const others: Holding[] = [
    { name: 'CUSTOMER', column: 'CUSTOMER', token: () => signedIn(app.signIn, tenant, { customerId }) },
    {
      ...{ name: 'PERSON', column: 'PERSON' },
      token: async () => (await app.signIn.openSession(`somebody-${crypto.randomUUID()}@example.com`)).token,
    },
    { name: 'PUBLIC', column: 'PUBLIC', token: async () => undefined },
  ];
  const keys = await Promise.all(
    Object.values(Scope).map(async (scope): Promise<Holding> => {
      const key = await made(
        createApiKey(tenant, keyOf('Member', studio.instructorId), { name: scope, scopes: [scope], expiresAt: inDays(1) }),
      );
      return { name: `key ${scope}`, scope, token: async () => key.secret ?? undefined };
    }),
  );
  const all = [...roles, ...others, ...keys];
  const holdings = tokens === 'FRESH' ? all : await Promise.all(all.map(lasting));
  return holdings.map((holding) => asking(app.url, studio.slug, holding));
}

async function lasting(holding: Holding): Promise<Holding> {
  const token = await holding.token();
  return { ...holding, token: () => Promise.resolve(token) };
}

export function asking(url: string, home: string, { name, column, scope, token }: Holding): Asking {
  return {
    ...{ name, column, scope },
    ask: async (query, variables, organisation = home) => {
      const bearer = await token();
      const authorization: Record<string, string> = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
      if (query.startsWith('subscription')) return firstEvent(url, { ...authorization, organisation }, query, variables);
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-organisation': organisation, ...authorization },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      return { answer: JSON.parse(text) as Answer, text };
    },
  };
}

/** Streams without a first state: they send what happens from now on. */
const EVENT_STREAMS = ['checkIns', 'sessionChanges'];

/** What comes first: an event, or a refusal. Nothing for a while means that one may wait for what happens. */
async function firstEvent(
  url: string,
  connectionParams: Record<string, string>,
  query: string,
  variables: Record<string, unknown>,
): Promise<{ answer: Answer; text: string }> {
  const socket = createSocket({ url: url.replace(/^http/, 'ws'), connectionParams, retryAttempts: 0, lazy: true });
  const stream = socket.iterate({ query, variables });
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<Answer>((resolve) => {
    const events = EVENT_STREAMS.find((name) => query.includes(`{ ${name}`));
    const [patience, answer] = events
      ? [REFUSED_WITHIN_MS, { data: { [events]: 'waits' } }]
      : [FIRST_EVENT_WITHIN_MS, { errors: [{ message: 'nothing came' }] }];
    timer = setTimeout(() => resolve(answer), patience);
  });
  const event = stream.next().then(
    ({ value }): Answer => value as Answer,
    // A subscription that is refused before it begins comes as a list of errors; a connection that is, as its end.
    (refused: unknown): Answer =>
      Array.isArray(refused)
        ? { errors: refused }
        : { errors: [{ message: String((refused as { reason?: string }).reason ?? refused) }] },
  );
  const answer = await Promise.race([event, silence]).finally(() => clearTimeout(timer));
  await socket.dispose();
  return { answer, text: JSON.stringify(answer) };
}
