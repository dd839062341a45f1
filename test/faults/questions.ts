import { isDeepStrictEqual } from 'node:util';
import { type Client, type ClientOptions, createClient } from 'graphql-ws';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import type { TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';

/** What a caller gets to know, however they asked. */
export interface Told {
  /** `OK`, or the codes of the faults. */
  readonly codes: readonly string[];
  /** The HTTP status, or the close code of a socket; undefined for an operation on an open socket. */
  readonly status: number | undefined;
  /** The seconds after which the caller may ask again. */
  readonly wait: string | undefined;
  readonly ms: number;
}

/** Something that the callers of a studio ask. Safe to repeat. */
export interface Question {
  readonly name: string;
  readonly ask: () => Promise<Told>;
}

interface Body {
  errors?: { extensions: { code: string; retryAfterSeconds?: number } }[];
  code?: string;
}

async function timed(ask: () => Promise<Omit<Told, 'ms'>>): Promise<Told> {
  const startedMs = performance.now();
  const told = await ask();
  return { ...told, ms: performance.now() - startedMs };
}

const faultsOf = (errors: Body['errors']): string[] => errors?.map(({ extensions: { code } }) => code) ?? ['OK'];

async function answerOf(response: Response): Promise<Omit<Told, 'ms'>> {
  const body = ((await response.text()) || '{}') as string;
  const { errors } = (JSON.parse(body) ?? {}) as Body;
  const codes = errors || response.ok ? faultsOf(errors) : [`HTTP ${response.status}`];
  return { codes, status: response.status, wait: response.headers.get('retry-after') ?? undefined };
}

/** The close code of a socket whose caller may connect again later. */
const TRY_AGAIN_LATER = 1013;

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };

/** Reads, mutations, sign-in, callers whom the server does not know yet, and starts of streams. */
export class Questions {
  private unknown = 0;
  private readonly open: Client;

  private constructor(
    private readonly app: TestApp,
    private readonly studio: BookingStudio,
    private readonly tokens: Readonly<Record<'owner' | 'receptionist' | 'customer', string>>,
    private readonly registrationId: string,
  ) {
    this.open = socketTo(app.url, { lazy: false });
  }

  static async of(app: TestApp): Promise<Questions> {
    const studio = await makeBookingStudio(app);
    const tokenOf = async (email: string) => (await app.signIn.openSession(email)).token;
    const tokens = {
      owner: await tokenOf('owner@vlnka.example'),
      receptionist: await tokenOf('receptionist@vlnka.example'),
      customer: await tokenOf('zuzana@example.com'),
    };
    const { registrationId } = await studio.newcomer();
    return new Questions(app, studio, tokens, registrationId);
  }

  get all(): readonly Question[] {
    return [...this.reads, ...this.mutations, ...this.callers, ...this.streams];
  }

  get reads(): readonly Question[] {
    const { studio, tokens } = this;
    const [sessionId] = studio.fiveEuroSessionIds;
    return [
      this.http('a public read', undefined, '{ organisation(slug: $slug) { name courses { name } } }', { slug: studio.slug }),
      this.http('a read of a customer', tokens.customer, '{ viewer { customer { name passes { edges { node { id } } } } } }'),
      this.http('a read of the desk', tokens.receptionist, '{ session(id: $id) { bookings { edges { node { id } } } } }', {
        id: sessionId ?? '',
      }),
    ];
  }

  get mutations(): readonly Question[] {
    const { studio, tokens, registrationId } = this;
    const [sessionId] = studio.fiveEuroSessionIds;
    const booking = `mutation { bookSession(input: { registrationId: $registrationId, sessionId: $sessionId, payWith: AT_DESK }) {
      booking { id session { seatsLeft } } errors { __typename } } }`;
    return [
      this.http('a booking', tokens.receptionist, booking, { registrationId, sessionId: sessionId ?? '' }),
      this.http('a change of set-up', tokens.owner, 'mutation { createLocation(input: { name: "Hala" }) { location { id } } }'),
      this.http('a request for a code', undefined, 'mutation { requestSignInCode(input: { email: $email }) { expiresAt } }', {
        email: 'somebody@example.com',
      }),
      this.http(
        'a try of a code',
        undefined,
        'mutation { signIn(input: { email: $email, request: "none", code: "12345678" }) { token } }',
        {
          email: 'somebody@example.com',
        },
      ),
    ];
  }

  /** Requests of callers whom no cache knows. */
  get callers(): readonly Question[] {
    const guess = () => {
      this.unknown += 1;
      return `nobody-has-this-token-${this.unknown}`;
    };
    return [
      this.http('a request with an unknown token', guess, '{ viewer { kind } }'),
      this.http(
        'a request with an unknown key',
        () => `pmk_${'A'.repeat(22)}_${guess().padEnd(43, 'A').slice(0, 43)}`,
        '{ viewer { kind } }',
      ),
      {
        name: 'a request of the sign-in routes',
        ask: () =>
          timed(async () => {
            const headers = { authorization: `Bearer ${guess()}` };
            return answerOf(await fetch(this.app.url.replace('/graphql', '/auth/get-session'), { headers }));
          }),
      },
    ];
  }

  /** Streams on sockets of their own, whose callers are asked who they are first, and one on a socket that is open already. */
  get streams(): readonly Question[] {
    const { studio, tokens, registrationId, open } = this;
    const [sessionId] = studio.fiveEuroSessionIds;
    const seats = `subscription { sessionCapacity(sessionId: "${sessionId}") { seatsTaken } }`;
    const balance = `subscription { registrationBalance(registrationId: "${registrationId}") { version } }`;
    const newSocket = (name: string, query: string, params: Record<string, string> = {}): Question => ({
      name,
      ask: () => timed(() => onNewSocket(this.app.url, params, query)),
    });
    return [
      newSocket('a stream of seats', seats),
      newSocket('a stream of a balance', balance, { authorization: `Bearer ${tokens.receptionist}` }),
      { name: 'a stream on an open socket', ask: () => timed(() => firstOf(open, seats)) },
    ];
  }

  async close(): Promise<void> {
    await this.open.dispose();
  }

  private http(
    name: string,
    token: string | (() => string) | undefined,
    document: string,
    values: Record<string, string> = {},
  ): Question {
    const query = document.replaceAll(/\$(\w+)/g, (_all, value: string) => JSON.stringify(values[value]));
    return {
      name,
      ask: () =>
        timed(async () => {
          const given = typeof token === 'function' ? token() : token;
          const authorization = given === undefined ? {} : { authorization: `Bearer ${given}` };
          const organisation = token === undefined || typeof token === 'function' ? {} : { 'x-organisation': this.studio.slug };
          const headers = { ...JSON_HEADERS, ...authorization, ...organisation };
          return answerOf(await fetch(this.app.url, { method: 'POST', headers, body: JSON.stringify({ query }) }));
        }),
    };
  }
}

/** Asks everything at once. */
export const askAll = (all: readonly Question[]): Promise<Record<string, Told>> =>
  Promise.all(all.map(async ({ name, ask }) => [name, await ask()] as const)).then((told) => Object.fromEntries(told));

const EXPECTED: ReadonlySet<string> = new Set(['OK', 'UNAUTHENTICATED']);

/** The answers of a server that has everything it needs. A busy machine may need a few tries. */
export async function usualAnswers(all: readonly Question[]): Promise<Record<string, Told>> {
  let told: Record<string, Told> = {};
  const isUsual = async () => {
    told = await askAll(all);
    return Object.values(told).flatMap(({ codes }) => codes.filter((code) => !EXPECTED.has(code)));
  };
  await expect.poll(isUsual, { timeout: 20_000 }).toEqual([]);
  return told;
}

export const codesOf = (told: Record<string, Told>): Record<string, readonly string[]> =>
  Object.fromEntries(Object.entries(told).map(([name, { codes }]) => [name, codes]));

/** How much later than its time an answer may come on a busy machine. */
const LATE_MS = 1_000;

/**
 * Every answer came in time, and is OVERLOADED and says when to ask again.
 * @param usual the answers that may have come as well, shortly before the database was back
 */
export function expectOverloaded(told: Record<string, Told>, withinMs: number, usual: Record<string, Told> = {}): void {
  for (const [name, { codes, status, wait, ms }] of Object.entries(told)) {
    expect({ name, isInTime: ms < withinMs + LATE_MS }).toEqual({ name, isInTime: true });
    if (isDeepStrictEqual(codes, usual[name]?.codes)) continue;
    expect({ name, codes: [...new Set(codes)] }).toEqual({ name, codes: ['OVERLOADED'] });
    expect([undefined, 503, TRY_AGAIN_LATER]).toContain(status);
    // A close code says by itself that another attempt can succeed.
    if (status !== TRY_AGAIN_LATER) expect({ name, wait }).toEqual({ name, wait: '1' });
  }
}

const socketTo = (url: string, options: Partial<ClientOptions> = {}): Client =>
  createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0, ...options });

/** The first event of a stream, or why there is none. */
async function firstOf(client: Client, query: string): Promise<Omit<Told, 'ms'>> {
  const stream = client.iterate({ query });
  const { value } = await stream.next();
  void stream.return?.();
  const { errors } = (value ?? {}) as Body;
  const wait = errors?.[0]?.extensions.retryAfterSeconds;
  return { codes: faultsOf(errors), status: undefined, wait: wait === undefined ? undefined : String(wait) };
}

async function onNewSocket(url: string, params: Record<string, string>, query: string): Promise<Omit<Told, 'ms'>> {
  const { promise: closed, resolve } = Promise.withResolvers<Omit<Told, 'ms'>>();
  const on = {
    closed: (event: unknown) => {
      const { code } = event as { code: number };
      const isLater = code === TRY_AGAIN_LATER;
      resolve({ codes: [isLater ? 'OVERLOADED' : `closed with ${code}`], status: code, wait: undefined });
    },
  };
  const client = socketTo(url, { connectionParams: params, on });
  try {
    return await Promise.race([firstOf(client, query).catch(() => closed), closed]);
  } finally {
    await client.dispose();
  }
}
