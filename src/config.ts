import { StartError } from './boot/start-error.js';
import { DEVELOPMENT_SECRET, Environment, type LogLevel, type Settings } from './environment.js';
import { isPooled } from './postgres/connections.js';

/** Settings that cannot be used. The message names each of them and a value that would be right. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError';
}

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
  /** Connections of the engine, and of reads and set-up. Other pools need about 19 more within the database's max_connections. */
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
  /** Shows GraphiQL at /graphql to everybody, and the schema by introspection. On by default, except in production. */
  readonly graphiql: boolean;
  /** Signs the cookies of sign-in, and keys the hashes of stored codes. */
  readonly authSecret: string;
  /** The public origin of the server, without a path. Optional in development. */
  readonly publicUrl: string;
  /** Not set: e-mails are printed and kept in a page, in development only. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /**
   * Whether this server sends the e-mails that wait in the database: receipts, gift codes, invitations, and news of passes and
   * registrations. If not, another should.
   */
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
    graphiql: settings.GRAPHIQL ? settings.GRAPHIQL === 'on' : settings.NODE_ENV !== 'production',
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
function refuseHalfAPool(settings: Settings): void {
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
function stripeOf(settings: Settings): Config['stripe'] {
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
function refuseDevelopment({ DEMO_STUDIO, AUTH_SECRET, SMTP_URL, MAIL_FROM }: Settings): void {
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
