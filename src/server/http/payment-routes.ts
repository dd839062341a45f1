import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AddressOf } from '../admission/addresses.js';
import { RateLimited, type RateLimits } from '../admission/rate-limit.js';
import { isOriginAllowed } from '../admission/web-safety.js';
import { nothingToPay, type SandboxBill, sandboxPage } from '../dev/sandbox-page.js';
import { preferredLocale } from '../preferred-locale.js';
import type { InTime } from './in-time.js';

const WEBHOOK_PATH = '/webhooks/stripe';
const SANDBOX_PATH = '/sandbox/pay/';
/** Far above any event of Stripe's. */
const EVENT_MAX_BYTES = 524_288;
const FORM_MAX_BYTES = 1_024;
const ACTIONS: ReadonlySet<string> = new Set(['pay', 'fail', 'leave']);

export type SandboxAction = 'pay' | 'fail' | 'leave';

export interface PaymentDoors {
  /** Accepts an event, byte for byte as it was sent. Undefined without Stripe. */
  readonly acceptEvent: ((body: Buffer, signature: string | undefined) => Promise<'TAKEN' | 'IGNORED' | 'FORGED'>) | undefined;
  /** The sandbox page. Undefined with a real provider, and in production. */
  readonly sandbox:
    | {
        show: (token: string) => Promise<SandboxBill | undefined>;
        act: (token: string, action: SandboxAction) => Promise<{ bill: SandboxBill; goTo: string | null } | undefined>;
      }
    | undefined;
}

export interface PaymentRoutesOptions {
  doors: PaymentDoors;
  rates: RateLimits;
  addressOf: AddressOf;
  inTime: InTime;
}

/** The webhook of the payment provider, and the sandbox payment page. */
export function servePayments(server: FastifyInstance, options: PaymentRoutesOptions): void {
  const { acceptEvent, sandbox } = options.doors;
  if (acceptEvent) serveWebhook(server, acceptEvent, options);
  if (sandbox) serveSandbox(server, sandbox, options);
}

/**
 * Forged events count against the rate limit of their address; events of Stripe do not, even from an address that is over its
 * limit. So the signature is checked first, which is cheap for such a small body.
 */
function serveWebhook(
  server: FastifyInstance,
  accept: NonNullable<PaymentDoors['acceptEvent']>,
  { rates, addressOf, inTime }: PaymentRoutesOptions,
): void {
  void server.register((scope, _options, done) => {
    // The signature covers the bytes. A parsed and rewritten body would not match it.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    scope.post(WEBHOOK_PATH, { bodyLimit: EVENT_MAX_BYTES }, async (request, reply) => {
      const signature = request.headers['stripe-signature'];
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const outcome = await inTime(accept(body, typeof signature === 'string' ? signature : undefined));
      if (outcome !== 'FORGED') return reply.send({ received: true });
      rates.countAddress(addressOf(request.raw));
      return reply.code(400).send({ errors: [{ message: 'This is not signed as it should be.' }] });
    });
    done();
  });
}

function serveSandbox(
  server: FastifyInstance,
  sandbox: NonNullable<PaymentDoors['sandbox']>,
  { rates, addressOf, inTime }: PaymentRoutesOptions,
): void {
  const onRequest = (request: FastifyRequest, _reply: FastifyReply, next: (error?: Error) => void): void => {
    const address = addressOf(request.raw);
    const wait = rates.waitSeconds(address);
    if (wait === 0) rates.countAddress(address);
    next(wait > 0 ? new RateLimited(wait) : undefined);
  };
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, parsed) =>
      parsed(null, new URLSearchParams(String(body)).get('action')),
    );
    scope.get<{ Params: { '*': string } }>(`${SANDBOX_PATH}*`, { onRequest }, async (request, reply) => {
      const token = request.params['*'];
      const bill = await inTime(sandbox.show(token));
      return bill ? page(request, reply, bill, token) : gone(request, reply);
    });
    scope.post<{ Params: { '*': string } }>(
      `${SANDBOX_PATH}*`,
      { onRequest, bodyLimit: FORM_MAX_BYTES },
      async (request, reply) => {
        const { body } = request;
        // The address holds the secret. Requests from pages of other sites are refused all the same.
        if (!isOriginAllowed(request.raw, [])) return reply.code(403).send('Pages of this origin may not press this.');
        if (typeof body !== 'string' || !ACTIONS.has(body)) return reply.code(400).send('There is no such button.');
        const token = request.params['*'];
        const done = await inTime(sandbox.act(token, body as SandboxAction));
        if (!done) return gone(request, reply);
        if (done.goTo !== null) return reply.redirect(done.goTo, 303);
        return page(request, reply, done.bill, token, 'FAILED');
      },
    );
    done();
  });
}

function page(request: FastifyRequest, reply: FastifyReply, bill: SandboxBill, token: string, state?: 'FAILED'): FastifyReply {
  const locale = preferredLocale(request.headers['accept-language'], bill.locale);
  // Forms may lead here and to the pages of the two buttons. Some browsers check the redirect as well.
  const targets = [...new Set([bill.successUrl, bill.cancelUrl].map((url) => new URL(url).origin))].join(' ');
  return reply
    .type('text/html; charset=utf-8')
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${targets}; frame-ancestors 'none'`,
    )
    .header('referrer-policy', 'same-origin')
    .header('cache-control', 'no-store')
    .header('vary', 'accept-language')
    .header('x-robots-tag', 'noindex')
    .send(sandboxPage(bill, `${SANDBOX_PATH}${token}`, locale, state));
}

/** The same answer for every invalid address. */
function gone(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const locale = preferredLocale(request.headers['accept-language']);
  return reply.code(404).type('text/plain; charset=utf-8').header('vary', 'accept-language').send(nothingToPay(locale));
}
