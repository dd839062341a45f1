import type { Pool } from 'pg';
import { emails } from '../mail/index.js';
import type { BetterAuth } from './better-auth.js';
import { type AuthSession, type Person, Persons, type Place } from './persons.js';
import { createSignInPool } from './pool.js';
import { type AuthRoute, bodyOf, codeOf, emailOf, headersOf, NO_CODE, routeOf } from './requests.js';
import { AUTH_PATH, CODE_MINUTES, EMAILS_BY_PERSON, type Origin, type SignInSettings } from './settings.js';
import { Tallies } from './tallies.js';

/** Why somebody is not signed in. What was wrong about a code is not told: it would help whoever guesses. */
export type SignInRefused =
  | { readonly refused: 'WRONG_CODE' | 'MALFORMED_EMAIL' }
  | { readonly refused: 'TOO_MANY_TRIES'; readonly waitSeconds: number };

/** Signing people in and out, whatever organisation they come to. Wraps better-auth, which keeps its tables and judges the codes. */
export class SignIn {
  private readonly persons: Persons;
  private readonly tallies: Tallies;
  private opening: Promise<BetterAuth> | undefined;

  private constructor(
    private readonly settings: SignInSettings,
    private readonly pool: Pool,
  ) {
    this.persons = new Persons(pool);
    this.tallies = new Tallies(pool);
  }

  static open(settings: SignInSettings): SignIn {
    const pool = createSignInPool(settings.databaseUrl, (error) =>
      settings.log.warn({ error: error.message }, 'A connection to the tables of sign-in was lost; another one takes its place'),
    );
    return new SignIn(settings, pool);
  }

  /** Sends a code to whatever address is named: whether a person has it makes no difference to what is done or answered. */
  async requestCode(email: string, origin: Origin): Promise<SignInRefused | undefined> {
    const known = emailOf(email);
    if (known === undefined) return { refused: 'MALFORMED_EMAIL' };
    const tooMany = await this.tooManyRequests(known, origin);
    if (tooMany) return tooMany;
    await (await this.betterAuth()).sendCode(known, headersOf(origin));
    return undefined;
  }

  /** Signs in whoever can read the e-mails of the address; the person is made when they come for the first time. */
  async signIn(email: string, code: string, origin: Origin): Promise<AuthSession | SignInRefused> {
    const known = emailOf(email);
    if (known === undefined) return { refused: 'WRONG_CODE' };
    const tooMany = await this.tooManyFrom(origin);
    if (tooMany) return tooMany;
    await this.persons.sweep();
    const token = await (await this.betterAuth()).tryCode(known, codeOf(code) ?? NO_CODE, headersOf(origin));
    const opened = token === undefined ? undefined : await this.persons.sessionOf(token);
    return opened ?? { refused: 'WRONG_CODE' };
  }

  /** Undefined if the token is unknown, over or signed out. */
  async personOf(token: string): Promise<Person | undefined> {
    return (await this.persons.sessionOf(token))?.person;
  }

  signOut(token: string): Promise<void> {
    return this.persons.endSession(token);
  }

  signOutEverywhere(personId: string): Promise<void> {
    return this.persons.endAllSessions(personId);
  }

  /** Of these tokens, those that still stand, in one statement. */
  standing(tokens: readonly string[]): Promise<ReadonlySet<string>> {
    return this.persons.standing(tokens);
  }

  placesOf(person: Person, organisationId?: string): Promise<Place[]> {
    return this.persons.placesOf(person, organisationId);
  }

  countOwned(personId: string): Promise<number> {
    return this.persons.countOwned(personId);
  }

  /** Signs in without a code. The caller answers for the address being theirs. Throws if it is no e-mail address. */
  async openSession(email: string, { locale, address = '', userAgent = '' }: Partial<Origin> = {}): Promise<AuthSession> {
    const known = emailOf(email);
    if (known === undefined) throw new Error('A person needs an e-mail address');
    return this.persons.open(await this.persons.ensure(known, locale), { address, userAgent });
  }

  /** better-auth's own routes, for its client. Of what the request says of its address nothing is believed. */
  async handle(request: Request, origin: Origin): Promise<Response> {
    const { pathname } = new URL(request.url);
    const route = pathname.startsWith(`${AUTH_PATH}/`) ? routeOf(request.method, pathname.slice(AUTH_PATH.length)) : undefined;
    if (route === undefined) return problem(404, 'NOT_FOUND', 'There is nothing here.');
    const body = bodyOf(route, await jsonOf(request));
    if (body === 'malformed') return problem(400, 'BAD_REQUEST', 'The body does not say what this needs.');
    if ('email' in body) {
      const tooMany = route === '/sign-in/email-otp' ? this.tooManyFrom(origin) : this.tooManyRequests(body.email ?? '', origin);
      const { waitSeconds } = (await tooMany) ?? {};
      if (waitSeconds !== undefined)
        return problem(429, 'TOO_MANY_REQUESTS', `Wait ${waitSeconds} s.`, { 'retry-after': `${waitSeconds}` });
    }
    const told = new Request(new URL(AUTH_PATH + route, this.settings.publicUrl), {
      method: request.method,
      headers: headersOf({ ...origin, userAgent: request.headers.get('user-agent') ?? undefined }, request.headers),
      ...(request.method === 'POST' ? { body: JSON.stringify(body) } : {}),
    });
    return withoutTokens(route, await (await this.betterAuth()).handle(told));
  }

  /**
   * Counts an e-mail that a person has us send to an address: among all others of theirs, and among the codes that are sent there. Answers 0
   * if it may go, else the seconds to wait.
   */
  async countEmail(personId: string, email: string): Promise<number> {
    const waitSeconds = await this.tallies.take(`e-mails by:${personId}`, EMAILS_BY_PERSON);
    return waitSeconds || (await this.tallies.take(`email:${emailOf(email) ?? email}`, this.settings.perEmail));
  }

  /** Forgets a person who has no place anywhere; answers whether that was so. */
  forgetIfNowhere(personId: string): Promise<boolean> {
    return this.persons.forgetIfNowhere(personId);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** Loaded when somebody first signs in: most of a start would be spent on it, and most requests go past it. */
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
      settings.post.send({ to: email, ...emails.signIn({ locale, code, minutes: CODE_MINUTES }) }),
    );
  }

  private async tooManyRequests(email: string, origin: Origin) {
    return (await this.tooManyFrom(origin)) ?? (await this.tooManyCodes(email));
  }

  private async tooManyFrom({ address }: Origin) {
    return refusalFor(await this.tallies.take(`address:${address}`, this.settings.perAddress));
  }

  private async tooManyCodes(email: string) {
    return refusalFor(await this.tallies.take(`email:${email}`, this.settings.perEmail));
  }
}

function refusalFor(waitSeconds: number): { refused: 'TOO_MANY_TRIES'; waitSeconds: number } | undefined {
  return waitSeconds > 0 ? { refused: 'TOO_MANY_TRIES', waitSeconds } : undefined;
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

/** A page that holds a cookie need not hold the token too: what it cannot read it cannot lose. Only signing in hands it out. */
async function withoutTokens(route: AuthRoute, response: Response): Promise<Response> {
  if (route === '/sign-in/email-otp') return response;
  const headers = new Headers(response.headers);
  // Written beside a renewed cookie.
  headers.delete('set-auth-token');
  const { status } = response;
  if (status !== 200 || (route !== '/get-session' && route !== '/list-sessions'))
    return new Response(response.body, { status, headers });
  headers.delete('content-length');
  const told: unknown = JSON.parse(await response.text(), (key, value: unknown) => (key === 'token' ? undefined : value));
  return Response.json(told, { status, headers });
}
