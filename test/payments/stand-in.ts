import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Customers } from './customers.js';
import { readForm } from './form.js';
import { newId } from './objects.js';
import { StripeRefusal } from './stripe-refusal.js';
import { type Call, Till } from './till.js';

export const SECRET_KEY = 'sk_test_of_the_stand_in';

/**
 * What goes wrong with a call: nothing is done and an error is answered, it is done and the answer is lost, or it takes
 * longer.
 */
export type Trouble =
  | { kind: 'ERROR'; status: number }
  | { kind: 'ANSWER_LOST' }
  | { kind: 'DELAY'; ms: number }
  /** No answer ever comes. */
  | { kind: 'SILENCE'; isDone: boolean };

type Match = RegExp | ((call: Call) => boolean);

interface Kept {
  fingerprint: string;
  status: number;
  body: string;
}

/**
 * Speaks Stripe's HTTP on a port of its own: forms in, JSON out, idempotency keys, errors in its shape, one set of books for
 * each connected
 * account. What customers, banks and owners do there is in `customers`.
 */
export class StripeStandIn {
  readonly till = new Till();
  readonly customers = new Customers(this.till);
  readonly calls: (Call & { idempotencyKey: string | undefined })[] = [];
  private readonly kept = new Map<string, Kept>();
  private readonly troubles: { match: Match; trouble: Trouble; times: number }[] = [];
  private server: Server | undefined;
  url = '';

  static async start(): Promise<StripeStandIn> {
    const standIn = new StripeStandIn();
    const server = createServer((request, response) => void standIn.handle(request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    standIn.server = server;
    standIn.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return standIn;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((done) => this.server?.close(done));
  }

  /** The settings of a server that takes this for Stripe. */
  get env(): Record<string, string> {
    return { STRIPE_SECRET_KEY: SECRET_KEY, STRIPE_WEBHOOK_SECRET: this.customers.webhookSecret, STRIPE_API_URL: this.url };
  }

  /** @param match the path, or anything else of a call */
  trouble(match: Match, trouble: Trouble, times = 1): void {
    this.troubles.push({ match, trouble, times });
  }

  calm(): void {
    this.troubles.length = 0;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', 'http://stripe');
    let text = search.slice(1);
    if (request.method === 'POST') {
      text = '';
      for await (const part of request.setEncoding('utf8')) text += String(part);
    }
    const header = (name: string): string | undefined => {
      const value = request.headers[name];
      return typeof value === 'string' ? value : undefined;
    };
    const call = { method: request.method ?? 'GET', path: pathname, form: readForm(text), account: header('stripe-account') };
    const idempotencyKey = header('idempotency-key');
    this.calls.push({ ...call, idempotencyKey });
    const trouble = this.takeTrouble(call);
    if (trouble?.kind === 'SILENCE' && !trouble.isDone) return;
    if (trouble?.kind === 'DELAY') await sleep(trouble.ms);
    if (trouble?.kind === 'ERROR')
      return send(response, trouble.status, { error: { type: 'api_error', message: 'An error of the stand-in' } });
    const authorized = header('authorization') === `Bearer ${SECRET_KEY}` && header('stripe-version') !== undefined;
    const { status, body, replayed } = authorized
      ? this.once(call, text, idempotencyKey)
      : {
          status: 401,
          body: JSON.stringify({ error: { type: 'invalid_request_error', message: 'Invalid API Key provided' } }),
          replayed: false,
        };
    if (trouble?.kind === 'SILENCE') return;
    if (trouble?.kind === 'ANSWER_LOST') response.destroy();
    else send(response, status, body, replayed);
  }

  private takeTrouble(call: Call): Trouble | undefined {
    const isMet = (match: Match): boolean => (match instanceof RegExp ? match.test(call.path) : match(call));
    const found = this.troubles.find(({ times, match }) => times > 0 && isMet(match));
    if (found) found.times -= 1;
    return found?.trouble;
  }

  /** The same key brings the same answer, of an error as well; with other parameters it is refused. */
  private once(call: Call, text: string, key: string | undefined): { status: number; body: string; replayed: boolean } {
    const scope = key === undefined || call.method !== 'POST' ? undefined : `${call.account ?? 'platform'} ${key}`;
    const fingerprint = createHash('sha256').update(`${call.path}\n${text}`).digest('hex');
    const kept = scope === undefined ? undefined : this.kept.get(scope);
    if (kept && kept.fingerprint !== fingerprint) {
      const message = 'Keys for idempotent requests can only be used with the same parameters they were first used with.';
      return {
        ...answerOf(() => {
          throw new StripeRefusal(400, 'idempotency_error', message);
        }),
        replayed: false,
      };
    }
    if (kept) return { ...kept, replayed: true };
    const answer = answerOf(() => this.till.answer(call));
    if (scope !== undefined) this.kept.set(scope, { ...answer, fingerprint });
    return { ...answer, replayed: false };
  }
}

function answerOf(work: () => object): { status: number; body: string } {
  try {
    return { status: 200, body: JSON.stringify(work()) };
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    return { status: error.status, body: JSON.stringify(error.body) };
  }
}

function send(response: ServerResponse, status: number, body: string | object, replayed = false): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'request-id': newId('req'),
    ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
