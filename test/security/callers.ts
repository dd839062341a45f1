import { setTimeout as sleep } from 'node:timers/promises';
import { createClient as createSocket, type Client as Socket } from 'graphql-ws';
import type { Scope } from '../../src/entities/index.js';
import { createApiKey } from '../../src/services/callers/api-keys.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import type { TestApp } from '../support/app.js';
import { signedIn } from '../support/signed-in.js';
import { inDays, made } from '../support/studio.js';
import { type FullStudio, withoutMoments } from './full-studio.js';

/** The ways by which a question reaches a server. A kept socket is opened once, a new one for each question. */
export type Way = 'POST' | 'GET' | 'KEPT_SOCKET' | 'NEW_SOCKET';

/** A longer address does not fit into the head of a request. */
const ADDRESS_MAX_LENGTH = 12_000;
const KEPT_FOR_MS = 600_000;
const TRIES_MAX = 20;
const BUSY_MS = 500;

interface Holding {
  name: string;
  token?: string;
  /** The slug of the organisation that they name. */
  organisation?: string;
}

interface Answer {
  data?: unknown;
  errors?: readonly { message: string; path?: readonly unknown[]; extensions?: { code?: string } }[];
  extensions?: { hidden?: readonly object[] };
}

/** Somebody who asks the same questions of several servers, by every way. */
export class Caller {
  readonly name: string;
  private readonly headers: Record<string, string>;
  private readonly connection: Record<string, string>;
  private readonly sockets = new Map<string, Socket>();

  constructor({ name, token, organisation }: Holding) {
    const authorization = token === undefined ? undefined : { authorization: `Bearer ${token}` };
    this.name = name;
    this.headers = { ...authorization, ...(organisation === undefined ? undefined : { 'x-organisation': organisation }) };
    this.connection = { ...authorization, ...(organisation === undefined ? undefined : { organisation }) };
  }

  /** The answer as a text in which equal answers are equal, whatever way they came. */
  async ask(url: string, query: string, way: Way = 'POST'): Promise<string> {
    return settled(await this.answer(url, query, way));
  }

  /** Asks again while the server says that it is busy, as it may on a small machine. */
  async answer(url: string, query: string, way: Way = 'POST'): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      const answer = await this.answerOnce(url, query, way);
      const isBusy = answer.errors?.some(({ extensions }) => extensions?.code === 'OVERLOADED');
      if (!isBusy || tries === TRIES_MAX) return answer;
      await sleep(BUSY_MS);
    }
  }

  private async answerOnce(url: string, query: string, way: Way): Promise<Answer> {
    if (way === 'KEPT_SOCKET') return this.overSocket(this.keptSocket(url), query);
    if (way === 'NEW_SOCKET') {
      const socket = this.openSocket(url);
      const answer = await this.overSocket(socket, query);
      await socket.dispose();
      return answer;
    }
    const address = `${url}?${new URLSearchParams({ query })}`;
    const isGet = way === 'GET' && address.length < ADDRESS_MAX_LENGTH;
    const response = isGet
      ? await fetch(address, { headers: { 'apollo-require-preflight': '1', ...this.headers } })
      : await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...this.headers },
          body: JSON.stringify({ query }),
        });
    return (await response.json()) as Answer;
  }

  async leave(): Promise<void> {
    await Promise.all([...this.sockets.values()].map((socket) => socket.dispose()));
    this.sockets.clear();
  }

  private keptSocket(url: string): Socket {
    const socket = this.sockets.get(url) ?? this.openSocket(url);
    this.sockets.set(url, socket);
    return socket;
  }

  private openSocket(url: string): Socket {
    const { connection: connectionParams } = this;
    return createSocket({ url: url.replace(/^http/, 'ws'), connectionParams, retryAttempts: 0, lazyCloseTimeout: KEPT_FOR_MS });
  }

  private async overSocket(socket: Socket, query: string): Promise<Answer> {
    const answers = socket.iterate({ query });
    // A query that is refused before it is executed comes as a list of errors.
    const answer = await answers.next().then(
      ({ value }) => value as Answer,
      (refused: unknown): Answer => {
        if (!Array.isArray(refused)) throw refused;
        return { errors: refused };
      },
    );
    await answers.return?.();
    return answer;
  }
}

/** When a key was last used is noted with each use. */
const LAST_USE = /"ApiKey_lastUsedAt":(?:null|"[^"]*")/g;

/**
 * Errors and hidden fields come in any order. Where an error empties what is around it, it depends on the order of the fields
 * which further errors are told.
 */
function settled({ data, errors = [], extensions }: Answer): string {
  const codes = [...new Set(errors.map((error) => error.extensions?.code ?? error.message))].toSorted();
  const hidden = errors.length > 0 ? undefined : (extensions?.hidden ?? []).map((field) => JSON.stringify(field)).toSorted();
  return withoutMoments(JSON.stringify({ data, codes, hidden })).replaceAll(LAST_USE, '');
}

/**
 * People with a place in each of two studios, customers of one, programs of each, and the anonymous public. The studios have
 * staff with the same addresses, so most of these people ask under one token at both.
 */
export async function callersOf(app: TestApp, here: FullStudio, there: FullStudio): Promise<Caller[]> {
  const places = { here: here.slug, there: there.slug };
  const staff = await Promise.all(['OWNER', 'RECEPTIONIST'].map(async (role) => [role, await tokenOf(app, here, role)] as const));
  const [ours, theirs] = await Promise.all(
    [here, there].map(({ tenant, keyOf, customerId }) =>
      signedIn(app.signIn, tenant, { customerId: keyOf('Customer', customerId) }),
    ),
  );
  const [ourKey, theirKey] = await Promise.all([here, there].map((studio) => keyOf(studio, ['SALES_READ', 'PEOPLE_READ'])));
  const atBoth = [...staff, ['customer of the other', theirs]] as const;
  return [
    ...atBoth.flatMap(([name, token]) =>
      Object.entries(places).map(
        ([place, organisation]) => new Caller({ name: `${name}, ${place}`, organisation, ...(token && { token }) }),
      ),
    ),
    new Caller({ name: 'customer of this studio', organisation: places.here, ...(ours && { token: ours }) }),
    new Caller({ name: 'key of this studio', ...(ourKey && { token: ourKey }) }),
    new Caller({ name: 'key of the other', ...(theirKey && { token: theirKey }) }),
    new Caller({ name: 'public', organisation: places.here }),
    new Caller({ name: 'public, there', organisation: places.there }),
    new Caller({ name: 'public, nowhere' }),
  ];
}

async function tokenOf(app: TestApp, { tenant }: FullStudio, role: string): Promise<string> {
  const [member] = await bindTenant(tenant).transactional((em) =>
    em.execute<{ id: string }[]>('select id from members where role = ? order by id limit 1', [role]),
  );
  if (!member) throw new Error(`There is no ${role}`);
  return signedIn(app.signIn, tenant, { memberId: member.id });
}

async function keyOf({ tenant, keyOf, instructorId }: FullStudio, scopes: Scope[]): Promise<string> {
  const key = await made(createApiKey(tenant, keyOf('Member', instructorId), { name: 'Program', scopes, expiresAt: inDays(1) }));
  return key.secret ?? '';
}
