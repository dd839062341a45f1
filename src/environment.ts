import { isIP } from 'node:net';
import { z } from 'zod';

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
export const DEVELOPMENT_SECRET = 'a secret for development that everybody knows';

const secret = (least: number) => z.string().min(least, `must have at least ${least} characters`);

const postgresAddress = () => address(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/database');

/** Every setting there is. An empty value counts as not set, as it does in most .env files. */
export const Environment = z.object({
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
  GRAPHIQL: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
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

/** The settings as they were read, under their names in the environment. */
export type Settings = z.infer<typeof Environment>;
