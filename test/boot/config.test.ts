import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  AUTH_SECRET: 'a secret that only this production knows',
  SMTP_URL: 'smtp://mail.example.com',
  MAIL_FROM: 'Studio <studio@example.com>',
};

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

const STRIPE = { STRIPE_SECRET_KEY: 'sk_live_of_a_test', STRIPE_WEBHOOK_SECRET: 'whsec_of_a_test_000' };

describe('settings', () => {
  it('have defaults that start everything on this machine', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 4000, dataDir: '.data', databaseUrl: undefined, redisUrl: undefined, demoStudio: true });
  });

  it('take an empty value for one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 4000, databaseUrl: undefined });
  });

  it('migrate with the serving address unless another one is given', () => {
    const databaseUrl = 'postgresql://app:pw@db/permanentka';
    const owner = 'postgresql://owner:pw@db/permanentka';
    expect(readConfig({ DATABASE_URL: databaseUrl }).migrationDatabaseUrl).toBe(databaseUrl);
    expect(readConfig({ DATABASE_URL: databaseUrl, MIGRATION_DATABASE_URL: owner }).migrationDatabaseUrl).toBe(owner);
  });

  it('need a login for each role behind a connection pooler', () => {
    const pooled = 'postgresql://server:pw@pool:6432/permanentka?pool_mode=transaction';
    const others = {
      MIGRATION_DATABASE_URL: 'postgresql://owner:pw@db/permanentka',
      SIGN_IN_DATABASE_URL: 'postgresql://sign-in:pw@pool:6432/permanentka?pool_mode=transaction',
      JOBS_DATABASE_URL: 'postgresql://worker:pw@pool:6432/permanentka?pool_mode=transaction',
    };
    expect(readConfig({ DATABASE_URL: pooled, ...others }).signInDatabaseUrl).toBe(others.SIGN_IN_DATABASE_URL);
    expect(refusal({ DATABASE_URL: pooled })).toContain(
      'set MIGRATION_DATABASE_URL, SIGN_IN_DATABASE_URL and JOBS_DATABASE_URL too',
    );
    expect(refusal({ DATABASE_URL: pooled, ...others, MIGRATION_DATABASE_URL: pooled })).toContain(
      'MIGRATION_DATABASE_URL must lead to the database itself',
    );
  });

  it('seed no demo studio in production or on an outside database, unless asked', () => {
    const databaseUrl = 'postgresql://app:pw@db/permanentka';
    expect(readConfig(PRODUCTION).demoStudio).toBe(false);
    expect(readConfig({ DATABASE_URL: databaseUrl }).demoStudio).toBe(false);
    expect(readConfig({ DATABASE_URL: databaseUrl, DEMO_STUDIO: 'on' }).demoStudio).toBe(true);
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535, but is "eighty".'],
    [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535, but is "70000".'],
    [{ PORT: '-1' }, 'PORT must be a whole number from 0 to 65535, but is "-1".'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV must be development, test or production, but is "prod".'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, but is "loud".'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL must be an address like redis://host:6379.'],
    [
      { MIGRATION_DATABASE_URL: 'postgresql://owner@db/permanentka' },
      'MIGRATION_DATABASE_URL is set but DATABASE_URL is not: set both, or neither to use the embedded database.',
    ],
    [
      { ...PRODUCTION, DEMO_STUDIO: 'on' },
      'DEMO_STUDIO must be off in production: its tokens lie in a file for everybody to try.',
    ],
    [
      { ...PRODUCTION, AUTH_SECRET: '' },
      'AUTH_SECRET must be set in production: without it the one that everybody knows would sign people in.',
    ],
    [{ ...PRODUCTION, AUTH_SECRET: 'a secret that is too short' }, 'AUTH_SECRET must have at least 32 characters.'],
    [
      { ...PRODUCTION, SMTP_URL: '' },
      'SMTP_URL and MAIL_FROM must be set in production: the codes people sign in with are sent as e-mails.',
    ],
    [{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL must be an address like smtps://user:password@mail.example.com:465.'],
    [{ PUBLIC_URL: 'https://api.example.com/graphql' }, 'PUBLIC_URL must be an origin like https://api.example.com.'],
    [
      { MAIL_FROM: 'a@b\r\nBcc: c@d' },
      'MAIL_FROM must be an address like Studio <studio@example.com>, but is "a@b\r\nBcc: c@d".',
    ],
    [{ CHECKOUT_HOLD_MINUTES: '29' }, 'CHECKOUT_HOLD_MINUTES must be a whole number from 30 to 1400, but is "29".'],
    [{ CHECKOUT_HOLD_MINUTES: '1401' }, 'CHECKOUT_HOLD_MINUTES must be a whole number from 30 to 1400, but is "1401".'],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN must have at least 16 characters.'],
    [{ TRUSTED_DOCUMENTS: 'yes' }, 'TRUSTED_DOCUMENTS must be off or required, but is "yes".'],
    [
      { ALLOWED_ORIGINS: 'https://a.example, *' },
      'ALLOWED_ORIGINS must be origins like https://www.example.com, https://app.example.com, but is "https://a.example, *".',
    ],
    [
      { TRUST_PROXY: 'true' },
      'TRUST_PROXY must be how many proxies stand in front, or their addresses like 10.0.0.0/8, 192.168.1.5, but is "true".',
    ],
    [{ STRIPE_SECRET_KEY: 'pk_live_public' }, 'STRIPE_SECRET_KEY must be a secret key of Stripe, like sk_live_….'],
    [
      { STRIPE_SECRET_KEY: 'sk_live_alone' },
      'STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together: set both, or neither.',
    ],
    [{ STRIPE_WEBHOOK_SECRET: 'whsec_short' }, 'STRIPE_WEBHOOK_SECRET must have at least 16 characters.'],
    [{ ...STRIPE, STRIPE_API_URL: 'api.stripe.com' }, 'STRIPE_API_URL must be an origin like https://api.stripe.com.'],
    [
      { ...PRODUCTION, ...STRIPE, STRIPE_API_URL: 'http://stripe.example' },
      'STRIPE_API_URL must begin with https: in production, as the key is sent there.',
    ],
    [{ JOBS: 'sometimes' }, 'JOBS must be on or off, but is "sometimes".'],
  ])('refuse %o in one sentence', (env, sentence) => {
    expect(refusal(env)).toBe(sentence);
  });

  it('need both secrets of Stripe, and accept two webhook secrets during a rotation', () => {
    expect(readConfig({}).stripe).toBeUndefined();
    const { stripe } = readConfig({ ...PRODUCTION, ...STRIPE, STRIPE_WEBHOOK_SECRET: 'whsec_of_now_0000, whsec_of_then_000' });
    expect(stripe).toEqual({
      secretKey: STRIPE.STRIPE_SECRET_KEY,
      webhookSecrets: ['whsec_of_now_0000', 'whsec_of_then_000'],
      apiUrl: 'https://api.stripe.com',
    });
  });

  it('read lists of origins and of proxies', () => {
    const config = readConfig({ ALLOWED_ORIGINS: 'https://a.example, http://localhost:3000', TRUST_PROXY: '10.0.0.0/8,::1' });
    expect(config.allowedOrigins).toEqual(['https://a.example', 'http://localhost:3000']);
    expect(config.trustProxy).toEqual(['10.0.0.0/8', '::1']);
    expect([readConfig({ TRUST_PROXY: '2' }).trustProxy, readConfig({}).trustProxy]).toEqual([2, false]);
  });

  it('refuse the development secret in production, even when it was set by hand', () => {
    expect(refusal({ ...PRODUCTION, AUTH_SECRET: readConfig({}).authSecret })).toContain('AUTH_SECRET must be set in production');
  });

  it('list every wrong setting on a line of its own, and repeat no password', () => {
    const said = refusal({ PORT: 'x', DATABASE_URL: 'mysql://root:secret@db/x' });
    expect(said.split('\n')).toHaveLength(2);
    expect(said).toContain('DATABASE_URL must be an address like postgresql://user:password@host:5432/database.');
    expect(said).not.toContain('secret');
  });
});
