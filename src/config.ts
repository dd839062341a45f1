import { isIP } from 'node:net';
import { z } from 'zod';
import { StartError } from './boot/start-error.js';
import { isPooled } from './postgres/connections.js';

/** Settings that cannot be used. The message names each of them and a value that would be right. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const wholeNumber = (least: number, most: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`)
    .default(fallback);

const address = (protocols: readonly string[], example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), `must be an address like ${example}`)
    .optional();

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;

const isNetwork = (text: string): boolean => {
  const [address = '', bits, more] = text.split('/');
  const isBits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128));
  return isIP(address) !== 0 && isBits && more === undefined;
};

const TOKEN_MIN_LENGTH = 16;
const SECRET_MIN_LENGTH = 32;

/** Everybody can read it here, so it protects nothing. Refused in production. */
const DEVELOPMENT_SECRET = 'a secret for development that everybody knows';

const secret = (least: number) => z.string().min(least, `must have at least ${least} characters`);

const postgresAddress = () => address(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/database');

/** Every setting there is. An empty value counts as not set, as it does in most .env files. */
const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
    .default('development'),
  PORT: wholeNumber(0, 65_535, 4000),
  HOST: z.string().default('localhost'),
  DATABASE_URL: postgresAddress(),
  MIGRATION_DATABASE_URL: postgresAddress(),
  SIGN_IN_DATABASE_URL: postgresAddress(),
  JOBS_DATABASE_URL: postgresAddress(),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://host:6379'),
  DATA_DIR: z.string().default('.data'),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  ENGINE_POOL_SIZE: wholeNumber(1, 1000, 8),
  READ_POOL_SIZE: wholeNumber(1, 1000, 12),
  DRAIN_TIMEOUT_MS: wholeNumber(0, 600_000, 10_000),
  REQUEST_TIMEOUT_MS: wholeNumber(100, 600_000, 15_000),
  MAX_BODY_BYTES: wholeNumber(1024, 16_777_216, 262_144),
  MAX_QUERY_TOKENS: wholeNumber(50, 100_000, 2000),
  MAX_QUERY_DEPTH: wholeNumber(3, 40, 12),
  MAX_QUERY_DEPTH_CUSTOMER: wholeNumber(3, 40, 12),
  MAX_QUERY_DEPTH_STAFF: wholeNumber(3, 40, 16),
  MAX_QUERY_DEPTH_KEYS: wholeNumber(3, 40, 16),
  MAX_QUERY_ALIASES: wholeNumber(0, 10_000, 30),
  MAX_QUERY_DIRECTIVES: wholeNumber(0, 10_000, 30),
  MAX_QUERY_COST: wholeNumber(1_000, 1_000_000_000, 200_000),
  MAX_QUERY_COST_CUSTOMER: wholeNumber(1_000, 1_000_000_000, 200_000),
  MAX_QUERY_COST_STAFF: wholeNumber(1_000, 1_000_000_000, 1_000_000),
  MAX_QUERY_COST_KEYS: wholeNumber(1_000, 1_000_000_000, 1_000_000),
  RATE_LIMIT_VIEWER_PER_MINUTE: wholeNumber(1, 1_000_000_000, 3_000),
  RATE_LIMIT_ADDRESS_PER_MINUTE: wholeNumber(1, 1_000_000_000, 3_000),
  TRUST_PROXY: z
    .string()
    .transform((text) => (/^\d{1,2}$/.test(text.trim()) ? Number(text) : listed(text)))
    .refine(
      (trusted) => typeof trusted === 'number' || trusted.every(isNetwork),
      'must be how many proxies stand in front, or their addresses like 10.0.0.0/8, 192.168.1.5',
    )
    .optional(),
  ALLOWED_ORIGINS: z
    .string()
    .transform(listed)
    .refine((origins) => origins.every(isOrigin), 'must be origins like https://www.example.com, https://app.example.com')
    .default([]),
  TRUSTED_DOCUMENTS: z.enum(['off', 'required'], { error: 'must be off or required' }).default('off'),
  TRUSTED_DOCUMENTS_FILE: z.string().default('client/src/generated/persisted-documents.json'),
  METRICS_TOKEN: secret(TOKEN_MIN_LENGTH).optional(),
  MAX_QUEUED_COMMANDS: wholeNumber(1, 1_000_000, 20_000),
  MAX_SOCKETS: wholeNumber(1, 1_000_000, 50_000),
  DEMO_STUDIO: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
  AUTH_SECRET: secret(SECRET_MIN_LENGTH).default(DEVELOPMENT_SECRET),
  PUBLIC_URL: z.string().refine(isOrigin, 'must be an origin like https://api.example.com').optional(),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.com:465'),
  MAIL_RECEIPTS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_/, 'must be a secret key of Stripe, like sk_live_…')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .transform(listed)
    .refine(
      (secrets) => secrets.every((text) => text.length >= TOKEN_MIN_LENGTH),
      `must have at least ${TOKEN_MIN_LENGTH} characters`,
    )
    .optional(),
  STRIPE_API_URL: z.string().refine(isOrigin, 'must be an origin like https://api.stripe.com').default('https://api.stripe.com'),
  JOBS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  RECONCILE_SECONDS: wholeNumber(1, 3600, 60),
  // A checkout stays open for 35 minutes more. Stripe's maximum is 24 hours, and five minutes are left for clocks that differ.
  CHECKOUT_HOLD_MINUTES: wholeNumber(30, 1400, 30),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@]+@[^\s@]+$/, 'must be an address like Studio <studio@example.com>')
    .optional(),
  RATE_LIMIT_SIGN_IN_ADDRESS_PER_HOUR: wholeNumber(1, 1_000_000_000, 120),
  RATE_LIMIT_SIGN_IN_EMAIL_PER_HOUR: wholeNumber(1, 1_000_000_000, 10),
});

export type LogLevel = (typeof LOG_LEVELS)[number];

/** The settings of one server process. Times and sizes carry their unit in the name. */
export interface Config {
  readonly environment: 'development' | 'test' | 'production';
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly host: string;
  /** Not set: the server brings its own PostgreSQL, with its data in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** The owner of the tables, who migrates; the same as `databaseUrl` when not set. */
  readonly migrationDatabaseUrl: string | undefined;
  /** The login that signs people in; the same as `databaseUrl` when not set. */
  readonly signInDatabaseUrl: string | undefined;
  /** The login that does jobs; the same as `databaseUrl` when not set. */
  readonly jobsDatabaseUrl: string | undefined;
  /** Not set: events stay in this process. */
  readonly redisUrl: string | undefined;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** Connections of the engine, and of reads and set-up. Other pools need about 18 more within the database's max_connections. */
  readonly enginePoolSize: number;
  readonly readPoolSize: number;
  /** The time that open requests get to finish after a stop signal. */
  readonly drainTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly maxBodyBytes: number;
  readonly maxQueryTokens: number;
  /** Depth and cost of an anonymous caller's document; those of other callers are below. */
  readonly maxQueryDepth: number;
  readonly maxQueryDepthCustomer: number;
  readonly maxQueryDepthStaff: number;
  readonly maxQueryDepthKey: number;
  readonly maxQueryAliases: number;
  readonly maxQueryDirectives: number;
  readonly maxQueryCost: number;
  readonly maxQueryCostCustomer: number;
  readonly maxQueryCostStaff: number;
  readonly maxQueryCostKey: number;
  /** Requests of one signed-in caller, and of all anonymous callers of one network address. */
  readonly rateLimitViewerPerMinute: number;
  readonly rateLimitAddressPerMinute: number;
  /** The proxies whose `X-Forwarded-For` is trusted: none, the nearest so many, or those at these addresses. */
  readonly trustProxy: false | number | readonly string[];
  /** Other sites whose pages may call the API and open WebSockets. */
  readonly allowedOrigins: readonly string[];
  /** The manifest of the only documents that are executed. Undefined: every document within the limits is executed. */
  readonly trustedDocumentsFile: string | undefined;
  /** The bearer token for /metrics. Not set: public in development, absent in production. */
  readonly metricsToken: string | undefined;
  /** Commands of one organisation that may wait for their batch. Further ones fail with OVERLOADED. */
  readonly maxQueuedCommands: number;
  readonly maxSockets: number;
  /** Seeds the demo studio into an empty database. On by default, except in production and with DATABASE_URL. */
  readonly demoStudio: boolean;
  /** Signs the cookies of sign-in, and keys the hashes of stored codes. */
  readonly authSecret: string;
  /** The public origin of the server, without a path. Optional in development. */
  readonly publicUrl: string;
  /** Not set: e-mails are printed and kept in a page, in development only. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Whether this server sends the e-mails with receipts and gift codes, and about refunded passes. If not, another should. */
  readonly mailsReceipts: boolean;
  /** Not set: the sandbox takes payments; in production online payments are off. */
  readonly stripe: { secretKey: string; webhookSecrets: readonly string[]; apiUrl: string } | undefined;
  /** Whether this server runs jobs. If not, another server must. */
  readonly doesJobs: boolean;
  readonly reconcileSeconds: number;
  /** How long an unpaid online order holds its seats and places. */
  readonly checkoutHoldMinutes: number;
  /** Sign-in codes requested or tried from one network address; and of these, codes requested for one e-mail address. */
  readonly rateLimitSignInAddressPerHour: number;
  readonly rateLimitSignInEmailPerHour: number;
}

/** Reads and checks the settings; throws a ConfigError that names every wrong one in one sentence each. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => explain(issue.path.join('.'), issue.message, given)).join('\n'));
  }
  const settings = parsed.data;
  if (settings.MIGRATION_DATABASE_URL && !settings.DATABASE_URL) {
    throw new ConfigError(
      'MIGRATION_DATABASE_URL is set but DATABASE_URL is not: set both, or neither to use the embedded database.',
    );
  }
  refuseHalfAPool(settings);
  if (settings.NODE_ENV === 'production') refuseDevelopment(settings);
  return {
    environment: settings.NODE_ENV,
    port: settings.PORT,
    host: settings.HOST,
    databaseUrl: settings.DATABASE_URL,
    migrationDatabaseUrl: settings.MIGRATION_DATABASE_URL ?? settings.DATABASE_URL,
    signInDatabaseUrl: settings.SIGN_IN_DATABASE_URL ?? settings.DATABASE_URL,
    jobsDatabaseUrl: settings.JOBS_DATABASE_URL ?? settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    dataDir: settings.DATA_DIR,
    logLevel: settings.LOG_LEVEL,
    enginePoolSize: settings.ENGINE_POOL_SIZE,
    readPoolSize: settings.READ_POOL_SIZE,
    drainTimeoutMs: settings.DRAIN_TIMEOUT_MS,
    requestTimeoutMs: settings.REQUEST_TIMEOUT_MS,
    maxBodyBytes: settings.MAX_BODY_BYTES,
    maxQueryTokens: settings.MAX_QUERY_TOKENS,
    maxQueryDepth: settings.MAX_QUERY_DEPTH,
    maxQueryDepthCustomer: settings.MAX_QUERY_DEPTH_CUSTOMER,
    maxQueryDepthStaff: settings.MAX_QUERY_DEPTH_STAFF,
    maxQueryDepthKey: settings.MAX_QUERY_DEPTH_KEYS,
    maxQueryAliases: settings.MAX_QUERY_ALIASES,
    maxQueryDirectives: settings.MAX_QUERY_DIRECTIVES,
    maxQueryCost: settings.MAX_QUERY_COST,
    maxQueryCostCustomer: settings.MAX_QUERY_COST_CUSTOMER,
    maxQueryCostStaff: settings.MAX_QUERY_COST_STAFF,
    maxQueryCostKey: settings.MAX_QUERY_COST_KEYS,
    rateLimitViewerPerMinute: settings.RATE_LIMIT_VIEWER_PER_MINUTE,
    rateLimitAddressPerMinute: settings.RATE_LIMIT_ADDRESS_PER_MINUTE,
    trustProxy: settings.TRUST_PROXY ?? false,
    allowedOrigins: settings.ALLOWED_ORIGINS,
    trustedDocumentsFile: settings.TRUSTED_DOCUMENTS === 'required' ? settings.TRUSTED_DOCUMENTS_FILE : undefined,
    metricsToken: settings.METRICS_TOKEN,
    maxQueuedCommands: settings.MAX_QUEUED_COMMANDS,
    maxSockets: settings.MAX_SOCKETS,
    demoStudio: settings.DEMO_STUDIO
      ? settings.DEMO_STUDIO === 'on'
      : settings.NODE_ENV !== 'production' && !settings.DATABASE_URL,
    authSecret: settings.AUTH_SECRET,
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    smtpUrl: settings.SMTP_URL,
    mailsReceipts: settings.MAIL_RECEIPTS === 'on',
    mailFrom: settings.MAIL_FROM ?? 'Permanentka <no-reply@localhost>',
    stripe: stripeOf(settings),
    doesJobs: settings.JOBS === 'on',
    reconcileSeconds: settings.RECONCILE_SECONDS,
    checkoutHoldMinutes: settings.CHECKOUT_HOLD_MINUTES,
    rateLimitSignInAddressPerHour: settings.RATE_LIMIT_SIGN_IN_ADDRESS_PER_HOUR,
    rateLimitSignInEmailPerHour: settings.RATE_LIMIT_SIGN_IN_EMAIL_PER_HOUR,
  };
}

/** With a connection pooler each login has one fixed role, and migrations need a direct connection. */
function refuseHalfAPool(settings: z.infer<typeof Environment>): void {
  const { DATABASE_URL, MIGRATION_DATABASE_URL, SIGN_IN_DATABASE_URL, JOBS_DATABASE_URL } = settings;
  if (MIGRATION_DATABASE_URL && isPooled(MIGRATION_DATABASE_URL)) {
    throw new ConfigError('MIGRATION_DATABASE_URL must lead to the database itself, not to a connection pooler.');
  }
  if (!DATABASE_URL || !isPooled(DATABASE_URL)) return;
  if (MIGRATION_DATABASE_URL && SIGN_IN_DATABASE_URL && JOBS_DATABASE_URL) return;
  throw new ConfigError(
    'DATABASE_URL leads to a connection pooler: set MIGRATION_DATABASE_URL, SIGN_IN_DATABASE_URL and JOBS_DATABASE_URL too, ' +
      'as docs/operations.md says.',
  );
}

/** Both or neither: with the key alone, the server would not learn of payments. */
function stripeOf(settings: z.infer<typeof Environment>): Config['stripe'] {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecrets, STRIPE_API_URL: apiUrl } = settings;
  if (secretKey === undefined && webhookSecrets === undefined) return undefined;
  if (secretKey === undefined || webhookSecrets === undefined) {
    throw new ConfigError('STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together: set both, or neither.');
  }
  if (settings.NODE_ENV === 'production' && !apiUrl.startsWith('https:')) {
    throw new ConfigError('STRIPE_API_URL must begin with https: in production, as the key is sent there.');
  }
  return { secretKey, webhookSecrets, apiUrl };
}

/** Refuses settings that are meant for development: they would open a studio to everybody, or let nobody sign in. */
function refuseDevelopment({ DEMO_STUDIO, AUTH_SECRET, SMTP_URL, MAIL_FROM }: z.infer<typeof Environment>): void {
  const wrong: string[] = [];
  if (DEMO_STUDIO === 'on') wrong.push('DEMO_STUDIO must be off in production: its tokens lie in a file for everybody to try.');
  if (AUTH_SECRET === DEVELOPMENT_SECRET)
    wrong.push('AUTH_SECRET must be set in production: without it the one that everybody knows would sign people in.');
  if (SMTP_URL === undefined || MAIL_FROM === undefined)
    wrong.push('SMTP_URL and MAIL_FROM must be set in production: the codes people sign in with are sent as e-mails.');
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
}

const SECRET_SETTINGS = /_(URL|TOKEN|SECRET|KEY)$/;

/** The message never repeats an address or a secret: addresses hold passwords. */
function explain(name: string, rule: string, given: Record<string, string | undefined>): string {
  return SECRET_SETTINGS.test(name) ? `${name} ${rule}.` : `${name} ${rule}, but is "${given[name]}".`;
}
