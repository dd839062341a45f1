import type { Pool } from 'pg';
import { emails } from '../mail/index.js';
import { type Refusal, type Result, refusal } from '../rules/world/refusals.js';
import type { BetterAuth } from './better-auth.js';
import { CodeLimits } from './code-limits.js';
import { CodeQueue } from './code-queue.js';
import { type CodeRequest, codeRequestCookie, codeRequestInCookie, codeRequestOf, newCodeRequest } from './code-requests.js';
import { type AuthSession, type Person, Persons, type Place } from './persons.js';
import { createSignInPool } from './pool.js';
import { type AuthBody, type AuthRoute, bodyOf, codeOf, emailOf, headersOf, NO_CODE, routeOf } from './requests.js';
import { AUTH_PATH, CODE_MINUTES, EMAILS_BY_PERSON, type Origin, type SignInSettings } from './settings.js';
import { Tallies } from './tallies.js';

/** A try to sign in. */
export interface CodeTry {
  readonly email: string;
  readonly code: string;
  /** The token of the request that the code was sent for. */
  readonly request: string;
}

/** The answer to the client that asked for a code. The code itself is in the e-mail. */
export interface RequestedCode {
  readonly request: string;
  readonly expiresAt: Date;
}

/** Signs people in and out, for all organisations at once. Wraps better-auth, which keeps the tables and checks the codes. */
export class SignIn {
  private readonly persons: Persons;
  private readonly tallies: Tallies;
  private readonly limits: CodeLimits;
  private readonly codes: CodeQueue;
  private opening: Promise<BetterAuth> | undefined;

  private constructor(
    private readonly settings: SignInSettings,
    private readonly pool: Pool,
  ) {
    this.persons = new Persons(pool);
    this.tallies = new Tallies(pool);
    this.limits = new CodeLimits(this.tallies, settings);
    this.codes = new CodeQueue(settings.codeWaitMs);
  }

  static open(settings: SignInSettings): SignIn {
    const pool = createSignInPool(settings.databaseUrl, (error) =>
      settings.log.warn({ error: error.message }, 'A connection to the tables of sign-in was lost; another one takes its place'),
    );
    return new SignIn(settings, pool);
  }

  /** Sends a code to an address. The answer and the work are the same whether or not a person has this address. */
  async requestCode(email: string, origin: Origin): Promise<Result<RequestedCode>> {
    const known = emailOf(email);
    if (known === undefined) return refused(refusal('INVALID_INPUT', 'email', { reason: 'MALFORMED' }));
    return this.codes.take(() => this.sendCode(known, origin), origin.untilMs);
  }

  /**
   * Signs in with the code from an e-mail, by the client that asked for it, and makes the person on their first visit. Never
   * says what is wrong with a code.
   */
  async signIn({ email, code, request }: CodeTry, origin: Origin): Promise<Result<AuthSession>> {
    const known = emailOf(email);
    if (known === undefined) return refused(refusal('SIGN_IN_CODE_WRONG', 'code', {}));
    return this.codes.take(() => this.tryCode({ email: known, code, request }, origin), origin.untilMs);
  }

  /** Undefined if the token is unknown, expired or signed out. */
  async personOf(token: string): Promise<Person | undefined> {
    return (await this.persons.sessionOf(token))?.person;
  }

  signOut(token: string): Promise<void> {
    return this.persons.endSession(token);
  }

  signOutEverywhere(personId: string): Promise<void> {
    return this.persons.endAllSessions(personId);
  }

  /** Returns the tokens among these that are still valid, in one statement. */
  signedIn(tokens: readonly string[]): Promise<ReadonlySet<string>> {
    return this.persons.signedIn(tokens);
  }

  placesOf(person: Person): Promise<Place[]> {
    return this.persons.placesOf(person);
  }

  /** The places of a person, one for each organisation, by name. A person who is staff and customer there is listed as staff. */
  async organisationsOf(person: Person): Promise<Place[]> {
    const places = await this.persons.placesOf(person);
    const seen = new Set<string>();
    return places.filter(({ organisationId: id }) => !seen.has(id) && seen.add(id));
  }

  countOwned(personId: string): Promise<number> {
    return this.persons.countOwned(personId);
  }

  /** Signs in without a code: the caller must know that the address is the person's. Throws if it is no e-mail address. */
  async openSession(email: string, { locale, address = '', userAgent = '' }: Partial<Origin> = {}): Promise<AuthSession> {
    const known = emailOf(email);
    if (known === undefined) throw new Error('A person needs an e-mail address');
    return this.persons.open(await this.persons.ensure(known, locale), { address, userAgent });
  }

  /** Serves better-auth's own routes to its client. Ignores what the request says of its network address. */
  async handle(request: Request, origin: Origin): Promise<Response> {
    const { pathname } = new URL(request.url);
    const route = pathname.startsWith(`${AUTH_PATH}/`) ? routeOf(request.method, pathname.slice(AUTH_PATH.length)) : undefined;
    if (route === undefined) return problem(404, 'NOT_FOUND', 'There is nothing here.');
    const body = bodyOf(route, await jsonOf(request));
    if (body === 'malformed') return problem(400, 'BAD_REQUEST', 'The body does not say what this needs.');
    const serve = () => this.serve(route, body, request, origin);
    return body.email === undefined ? serve() : this.codes.take(serve, origin.untilMs);
  }

  private async serve(route: AuthRoute, body: AuthBody, request: Request, origin: Origin): Promise<Response> {
    const { waitSeconds, codeRequest } = await this.codeRequestOf(body, request.headers, origin);
    if (waitSeconds > 0) return problem(429, 'TOO_MANY_REQUESTS', `Wait ${waitSeconds} s.`, { 'retry-after': `${waitSeconds}` });
    const told = new Request(new URL(AUTH_PATH + route, this.settings.publicUrl), {
      method: request.method,
      headers: headersOf({ ...origin, userAgent: request.headers.get('user-agent') ?? undefined }, request.headers),
      ...(request.method === 'POST' ? { body: JSON.stringify({ ...body, request: undefined }) } : {}),
    });
    const answer = await withoutTokens(route, await (await this.betterAuth()).handle(told, codeRequest));
    if (answer.status !== 200 || body.email === undefined || !codeRequest) return answer;
    if (body.otp === undefined) return withCodeRequest(answer, codeRequest, this.settings.isProduction);
    await this.limits.noteHome(body.email, origin);
    return answer;
  }

  /**
   * Counts an e-mail that a person has us send to an address, among all e-mails of that person and among those that others have
   * us send there. Returns 0 if it may go, else the seconds to wait. Codes do not count: nobody is kept from signing in by being
   * invited. The keys of the counts are those of release 0.1: they are stored.
   */
  async countEmail(personId: string, email: string): Promise<number> {
    const waitSeconds = await this.tallies.take(`letters by:${personId}`, EMAILS_BY_PERSON);
    return waitSeconds || (await this.tallies.take(`email:${emailOf(email) ?? email}`, this.settings.perEmail));
  }

  /** Deletes a person who has no place anywhere. Returns whether it did. */
  forgetIfNowhere(personId: string): Promise<boolean> {
    return this.persons.forgetIfNowhere(personId);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async sendCode(email: string, origin: Origin): Promise<Result<RequestedCode>> {
    const { waitSeconds, digits } = await this.limits.leaveToSend(email, origin);
    if (waitSeconds > 0) return refused(tooManyTries(waitSeconds));
    const request = newCodeRequest(digits);
    await (await this.betterAuth()).sendCode(email, request, headersOf(origin));
    return { ok: true, value: { request: request.token, expiresAt: new Date(Date.now() + CODE_MINUTES * 60_000) } };
  }

  private async tryCode({ email, code, request }: CodeTry, origin: Origin): Promise<Result<AuthSession>> {
    const waitSeconds = await this.limits.waitFrom(origin);
    if (waitSeconds > 0) return refused(tooManyTries(waitSeconds));
    await this.persons.sweep();
    const betterAuth = await this.betterAuth();
    const token = await betterAuth.tryCode(email, codeOf(code) ?? NO_CODE, codeRequestOf(request), headersOf(origin));
    const opened = token === undefined ? undefined : await this.persons.sessionOf(token);
    if (!opened) return refused(refusal('SIGN_IN_CODE_WRONG', 'code', {}));
    await this.limits.noteHome(email, origin);
    return { ok: true, value: opened };
  }

  /** Loaded at the first sign-in: it would take most of the start, and most requests do not need it. */
  private betterAuth(): Promise<BetterAuth> {
    this.opening ??= this.openBetterAuth().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  private async openBetterAuth(): Promise<BetterAuth> {
    const { openBetterAuth } = await import('./better-auth.js');
    const { settings, pool, tallies } = this;
    return openBetterAuth(settings, pool, tallies, ({ email, code, locale }) =>
      settings.emailSender.send({ to: email, ...emails.signIn({ locale, code, minutes: CODE_MINUTES }) }),
    );
  }

  /** The request whose code a body asks for or tries, once it is counted. */
  private async codeRequestOf(
    body: AuthBody,
    headers: Headers,
    origin: Origin,
  ): Promise<{ waitSeconds: number; codeRequest?: CodeRequest }> {
    if (body.email === undefined) return { waitSeconds: 0 };
    if (body.otp === undefined) {
      const { waitSeconds, digits } = await this.limits.leaveToSend(body.email, origin);
      return { waitSeconds, codeRequest: newCodeRequest(digits) };
    }
    const token = body.request ?? codeRequestInCookie(headers, this.settings.isProduction);
    return { waitSeconds: await this.limits.waitFrom(origin), codeRequest: codeRequestOf(token) };
  }
}

function refused(...refusals: Refusal[]): Result<never> {
  return { ok: false, refusals };
}

function tooManyTries(retryAfterSeconds: number): Refusal {
  return refusal('TOO_MANY_TRIES', undefined, { retryAfterSeconds });
}

async function jsonOf(request: Request): Promise<unknown> {
  const text = await request.text();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function problem(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ code, message }, { status, headers });
}

/** Only signing in hands out a token. A page that holds a cookie does not need it, and cannot leak what it cannot read. */
async function withoutTokens(route: AuthRoute, response: Response): Promise<Response> {
  if (route === '/sign-in/email-otp') return response;
  const headers = new Headers(response.headers);
  // better-auth writes it beside a renewed cookie.
  headers.delete('set-auth-token');
  const { status } = response;
  if (status !== 200 || (route !== '/get-session' && route !== '/list-sessions'))
    return new Response(response.body, { status, headers });
  headers.delete('content-length');
  const told: unknown = JSON.parse(await response.text(), (key, value: unknown) => (key === 'token' ? undefined : value));
  return Response.json(told, { status, headers });
}

/** Tells the client that asked for a code the token of its request: in a cookie, and for pages without cookies in the body. */
async function withCodeRequest(response: Response, request: CodeRequest, isSecure: boolean): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  headers.append('set-cookie', codeRequestCookie(request, isSecure));
  const told: unknown = await response.json();
  return Response.json({ ...Object(told), request: request.token }, { status: response.status, headers });
}
