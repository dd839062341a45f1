import { createHmac } from 'node:crypto';
import type { BetterAuthOptions } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { getAdapter } from 'better-auth/db/adapter';
import { betterAuth } from 'better-auth/minimal';
import { bearer } from 'better-auth/plugins/bearer';
import { emailOTP } from 'better-auth/plugins/email-otp';
import type { Pool } from 'pg';
import type { Locale } from '../../entities/enums.js';
import { type CodeRequest, handledCodeRequest, handlingCodeRequest, newCode } from './code-requests.js';
import { withHashedTokens } from './hashed-tokens.js';
import {
  ADDRESS_HEADER,
  AUTH_PATH,
  AUTH_SESSION_DAYS,
  AUTH_SESSION_RENEWED_AFTER_DAYS,
  CODE_MINUTES,
  CODE_TRIES_MAX,
  LOCALE_HEADER,
  type SignInSettings,
} from './settings.js';
import { TABLES } from './tables.js';
import type { Tallies } from './tallies.js';

const DAY_SECONDS = 86_400;

export interface SentCode {
  readonly email: string;
  readonly code: string;
  readonly locale: Locale;
}

/** The part of better-auth that we use. */
export interface BetterAuth {
  sendCode(email: string, request: CodeRequest, headers: Headers): Promise<void>;
  /** The token of a new session; undefined for a wrong or expired code, or one of another request. */
  tryCode(email: string, code: string, request: CodeRequest, headers: Headers): Promise<string | undefined>;
  /** @param codeRequest the one for which a code is sent or tried; undefined on other routes */
  handle(request: Request, codeRequest: CodeRequest | undefined): Promise<Response>;
}

/** Opens better-auth on the tables of the schema `auth`. It makes no network requests. */
export async function openBetterAuth(
  settings: SignInSettings,
  pool: Pool,
  tallies: Tallies,
  onCode: (sent: SentCode) => void,
): Promise<BetterAuth> {
  const options = betterAuthOptions(settings, tallies, onCode);
  const adapter = withHashedTokens(await getAdapter({ ...options, database: pool }));
  const { api, handler } = betterAuth({ ...options, database: () => adapter });
  return {
    sendCode: async (email, request, headers) => {
      await handlingCodeRequest(request, () => api.sendVerificationOTP({ body: { email, type: 'sign-in' }, headers }));
    },
    tryCode: async (email, otp, request, headers) => {
      try {
        return (await handlingCodeRequest(request, () => api.signInEmailOTP({ body: { email, otp }, headers }))).token;
      } catch (error) {
        if (isAPIError(error) && error.statusCode < 500) return undefined;
        throw error;
      }
    },
    handle: (request, codeRequest) => (codeRequest ? handlingCodeRequest(codeRequest, () => handler(request)) : handler(request)),
  };
}

/** All options but the database. */
export function betterAuthOptions(settings: SignInSettings, tallies: Tallies, onCode: (sent: SentCode) => void) {
  const { secret, isProduction, publicUrl, perAddress } = settings;
  const keyed = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  const routeRule = { window: perAddress.windowSeconds, max: perAddress.max };
  return {
    ...TABLES,
    appName: 'Permanentka',
    baseURL: publicUrl,
    basePath: AUTH_PATH,
    // A list, because better-auth lets an environment variable replace a single secret.
    secrets: [{ version: 1, value: secret }],
    telemetry: { enabled: false },
    logger: loggerOf(settings),
    onAPIError: { throw: true },
    trustedOrigins: (request) => [...allowedOrigin(request, settings), ...ownOrigins(request)],
    session: {
      ...TABLES.session,
      expiresIn: AUTH_SESSION_DAYS * DAY_SECONDS,
      updateAge: AUTH_SESSION_RENEWED_AFTER_DAYS * DAY_SECONDS,
    },
    verification: {
      ...TABLES.verification,
      // A code is stored and found under its request, so that other requests for the same address leave it alone.
      storeIdentifier: { hash: async (identifier) => keyed(`request:${handledCodeRequest().token}:${identifier}`) },
    },
    rateLimit: {
      enabled: true,
      customRules: { '/sign-in/email-otp': routeRule, '/email-otp/send-verification-otp': routeRule },
      customStorage: {
        consume: async (key, { max, window }) => {
          const waitSeconds = await tallies.take(`route:${key}`, { max, windowSeconds: window });
          return { allowed: waitSeconds === 0, retryAfter: waitSeconds === 0 ? null : waitSeconds };
        },
      },
    },
    advanced: {
      cookiePrefix: 'permanentka',
      useSecureCookies: isProduction,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: isProduction },
      // Explicit, because better-auth skips these checks under NODE_ENV=test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: 'uuid' },
    },
    databaseHooks: {
      user: {
        create: { before: async (user, context) => ({ data: { ...user, locale: localeOf(context?.headers) ?? null } }) },
      },
    },
    plugins: [
      emailOTP({
        generateOTP: newCode,
        expiresIn: CODE_MINUTES * 60,
        allowedAttempts: CODE_TRIES_MAX,
        storeOTP: { hash: async (code) => keyed(`code:${code}`) },
        rateLimit: routeRule,
        // Not awaited: the caller must not see how long an e-mail takes, or whether it arrives.
        sendVerificationOTP: async ({ email, otp }, context) => {
          onCode({ email, code: otp, locale: localeOf(context?.headers) ?? 'en' });
        },
      }),
      bearer(),
    ],
  } satisfies BetterAuthOptions;
}

function localeOf(headers: Headers | undefined): Locale | undefined {
  const locale = headers?.get(LOCALE_HEADER);
  return locale === 'sk' || locale === 'cs' || locale === 'en' ? locale : undefined;
}

/** The origin of the page that asks, when it may. A pattern is never among the allowed ones. */
function allowedOrigin(request: Request | undefined, { isOriginAllowed }: SignInSettings): string[] {
  const origin = request?.headers.get('origin');
  return origin && isOriginAllowed(origin) ? [origin] : [];
}

/** The origins of this host. The browser checks the scheme. */
function ownOrigins(request: Request | undefined): string[] {
  const host = request?.headers.get('host');
  // Excludes characters that better-auth would read as a pattern.
  return host && /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) ? [`http://${host}`, `https://${host}`] : [];
}

/** Logs messages only: their details may repeat a request. */
function loggerOf({ log }: SignInSettings): NonNullable<BetterAuthOptions['logger']> {
  return {
    level: 'warn',
    log: (_level, message, ...details) => {
      const error = details.find((detail) => detail instanceof Error);
      log.warn(error ? { error: error.message } : {}, `better-auth: ${message}`);
    },
  };
}
