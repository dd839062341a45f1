import { describe, expect, it } from 'vitest';
import { type Config, ConfigError, readConfig } from '../../src/config.js';

/** Each whole number: its setting, its key, its least and greatest value, and the one when it is not set. */
const NUMBERS: [setting: string, key: keyof Config, least: number, most: number, usual: number][] = [
  ['PORT', 'port', 0, 65_535, 4000],
  ['ENGINE_POOL_SIZE', 'enginePoolSize', 1, 1000, 8],
  ['READ_POOL_SIZE', 'readPoolSize', 1, 1000, 12],
  ['DRAIN_TIMEOUT_MS', 'drainTimeoutMs', 0, 600_000, 10_000],
  ['REQUEST_TIMEOUT_MS', 'requestTimeoutMs', 100, 600_000, 15_000],
  ['MAX_BODY_BYTES', 'maxBodyBytes', 1024, 16_777_216, 262_144],
  ['MAX_QUERY_TOKENS', 'maxQueryTokens', 50, 100_000, 2000],
  ['MAX_QUERY_DEPTH', 'maxQueryDepth', 3, 40, 12],
  ['MAX_QUERY_DEPTH_CUSTOMER', 'maxQueryDepthCustomer', 3, 40, 12],
  ['MAX_QUERY_DEPTH_STAFF', 'maxQueryDepthStaff', 3, 40, 16],
  ['MAX_QUERY_DEPTH_KEYS', 'maxQueryDepthKey', 3, 40, 16],
  ['MAX_QUERY_ALIASES', 'maxQueryAliases', 0, 10_000, 30],
  ['MAX_QUERY_DIRECTIVES', 'maxQueryDirectives', 0, 10_000, 30],
  ['MAX_QUERY_COST', 'maxQueryCost', 1_000, 1_000_000_000, 200_000],
  ['MAX_QUERY_COST_CUSTOMER', 'maxQueryCostCustomer', 1_000, 1_000_000_000, 200_000],
  ['MAX_QUERY_COST_STAFF', 'maxQueryCostStaff', 1_000, 1_000_000_000, 1_000_000],
  ['MAX_QUERY_COST_KEYS', 'maxQueryCostKey', 1_000, 1_000_000_000, 1_000_000],
  ['RATE_LIMIT_VIEWER_PER_MINUTE', 'rateLimitViewerPerMinute', 1, 1_000_000_000, 3_000],
  ['RATE_LIMIT_ADDRESS_PER_MINUTE', 'rateLimitAddressPerMinute', 1, 1_000_000_000, 3_000],
  ['MAX_QUEUED_COMMANDS', 'maxQueuedCommands', 1, 1_000_000, 20_000],
  ['MAX_SOCKETS', 'maxSockets', 1, 1_000_000, 50_000],
  ['RECONCILE_SECONDS', 'reconcileSeconds', 1, 3600, 60],
  ['CHECKOUT_HOLD_MINUTES', 'checkoutHoldMinutes', 30, 1400, 30],
  ['RATE_LIMIT_SIGN_IN_ADDRESS_PER_HOUR', 'rateLimitSignInAddressPerHour', 1, 1_000_000_000, 120],
  ['RATE_LIMIT_SIGN_IN_EMAIL_PER_HOUR', 'rateLimitSignInEmailPerHour', 1, 1_000_000_000, 10],
];

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe.each(NUMBERS)('%s', (setting, key, least, most, usual) => {
  it(`is ${usual} when it is not set`, () => {
    expect(readConfig({})[key]).toBe(usual);
  });

  it(`takes ${least} and ${most}`, () => {
    expect(readConfig({ [setting]: String(least) })[key]).toBe(least);
    expect(readConfig({ [setting]: String(most) })[key]).toBe(most);
  });

  it.each([String(least - 1), String(most + 1), `${least}.5`, `${most}e0`, `0x${most}`, ` ${usual}`])('refuses "%s"', (value) => {
    expect(refusal({ [setting]: value })).toBe(`${setting} must be a whole number from ${least} to ${most}, but is "${value}".`);
  });
});

describe('addresses of databases and of Redis', () => {
  it.each([
    ['DATABASE_URL', 'databaseUrl', ['postgresql://a:b@h/d', 'postgres://h:5433/d?sslmode=require']],
    ['SIGN_IN_DATABASE_URL', 'signInDatabaseUrl', ['postgresql://a:b@h/d']],
    ['JOBS_DATABASE_URL', 'jobsDatabaseUrl', ['postgresql://a:b@h/d']],
    ['REDIS_URL', 'redisUrl', ['redis://h:6379', 'rediss://u:p@h/1']],
    ['SMTP_URL', 'smtpUrl', ['smtp://h', 'smtps://u:p@h:465']],
  ] as const)('%s is taken as it is given', (setting, key, addresses) => {
    for (const address of addresses) expect(readConfig({ [setting]: address })[key]).toBe(address);
  });

  it.each([
    ['DATABASE_URL', 'postgresql://user:password@host:5432/database'],
    ['MIGRATION_DATABASE_URL', 'postgresql://user:password@host:5432/database'],
    ['SIGN_IN_DATABASE_URL', 'postgresql://user:password@host:5432/database'],
    ['JOBS_DATABASE_URL', 'postgresql://user:password@host:5432/database'],
    ['REDIS_URL', 'redis://host:6379'],
    ['SMTP_URL', 'smtps://user:password@mail.example.com:465'],
  ])('%s refuses another protocol and what is no address, and repeats neither', (setting, example) => {
    for (const wrong of ['https://u:secret@h/d', 'secret host', '//secret'])
      expect(refusal({ [setting]: wrong })).toBe(`${setting} must be an address like ${example}.`);
  });

  it('sign people in and do jobs with the serving address unless another one is given', () => {
    const config = readConfig({ DATABASE_URL: 'postgresql://a@h/d', JOBS_DATABASE_URL: 'postgresql://jobs@h/d' });
    expect([config.signInDatabaseUrl, config.jobsDatabaseUrl]).toEqual(['postgresql://a@h/d', 'postgresql://jobs@h/d']);
  });
});

describe('TRUST_PROXY', () => {
  it.each([
    ['0', 0],
    ['99', 99],
    [' 3 ', 3],
    ['10.0.0.0/0, 10.0.0.0/32', ['10.0.0.0/0', '10.0.0.0/32']],
    ['fe80::/128,', ['fe80::/128']],
    [',', []],
  ])('takes "%s"', (text, trusted) => {
    expect(readConfig({ TRUST_PROXY: text }).trustProxy).toEqual(trusted);
  });

  it.each([
    '100',
    '-1',
    '10.0.0.0/33',
    'fe80::/129',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.256',
    'proxy.local',
    '10.0.0.1;10.0.0.2',
  ])('refuses "%s"', (text) => {
    expect(refusal({ TRUST_PROXY: text })).toBe(
      `TRUST_PROXY must be how many proxies stand in front, or their addresses like 10.0.0.0/8, 192.168.1.5, but is "${text}".`,
    );
  });
});

describe('origins', () => {
  it.each(['https://a.example', 'http://localhost:3000', 'https://xn--bcher-kva.example'])('%s is one', (origin) => {
    expect(readConfig({ PUBLIC_URL: origin, ALLOWED_ORIGINS: origin })).toMatchObject({
      publicUrl: origin,
      allowedOrigins: [origin],
    });
  });

  it.each(['https://a.example/', 'https://A.example', 'https://a.example:443', 'ftp://a.example', 'null', 'https://u@a.example'])(
    '%s is none, for a browser never sends it so',
    (origin) => {
      expect(refusal({ ALLOWED_ORIGINS: origin })).toBe(
        `ALLOWED_ORIGINS must be origins like https://www.example.com, https://app.example.com, but is "${origin}".`,
      );
      expect(refusal({ PUBLIC_URL: origin })).toBe('PUBLIC_URL must be an origin like https://api.example.com.');
    },
  );

  it('make the public address from the port when none is given', () => {
    expect(readConfig({ PORT: '4123' }).publicUrl).toBe('http://localhost:4123');
  });
});

describe('secrets', () => {
  it.each([
    ['METRICS_TOKEN', 16],
    ['AUTH_SECRET', 32],
    ['STRIPE_WEBHOOK_SECRET', 16],
  ])('%s has at least %i characters, and is not repeated', (setting, least) => {
    const others = { STRIPE_SECRET_KEY: 'sk_test_1' };
    const env = setting === 'STRIPE_WEBHOOK_SECRET' ? others : {};
    expect(refusal({ ...env, [setting]: 'x'.repeat(least) })).toBe('accepted');
    expect(refusal({ ...env, [setting]: 'x'.repeat(least - 1) })).toBe(`${setting} must have at least ${least} characters.`);
  });

  it('must all be long enough where Stripe has several during a rotation', () => {
    const secrets = `${'x'.repeat(16)}, short`;
    expect(refusal({ STRIPE_SECRET_KEY: 'rk_live_1', STRIPE_WEBHOOK_SECRET: secrets })).toBe(
      'STRIPE_WEBHOOK_SECRET must have at least 16 characters.',
    );
  });

  it.each(['sk_', 'rk_test_1', 'sk_live_1'])('take the key of Stripe "%s"', (key) => {
    const { stripe } = readConfig({ STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: 'x'.repeat(16) });
    expect(stripe?.secretKey).toBe(key);
  });
});

describe('switches', () => {
  it.each([
    ['JOBS', 'doesJobs', true],
    ['MAIL_RECEIPTS', 'mailsReceipts', true],
    ['DEMO_STUDIO', 'demoStudio', true],
  ] as const)('%s is on, off, or as usual', (setting, key, usual) => {
    expect(readConfig({})[key]).toBe(usual);
    expect(readConfig({ [setting]: 'on' })[key]).toBe(true);
    expect(readConfig({ [setting]: 'off' })[key]).toBe(false);
    expect(refusal({ [setting]: 'ON' })).toBe(`${setting} must be on or off, but is "ON".`);
  });

  it('read the manifest of trusted documents only when they are required', () => {
    const file = { TRUSTED_DOCUMENTS_FILE: 'mine.json' };
    expect(readConfig(file).trustedDocumentsFile).toBeUndefined();
    expect(readConfig({ ...file, TRUSTED_DOCUMENTS: 'required' }).trustedDocumentsFile).toBe('mine.json');
    expect(readConfig({ TRUSTED_DOCUMENTS: 'required' }).trustedDocumentsFile).toBe(
      'client/src/generated/persisted-documents.json',
    );
  });

  it.each(['a@b', 'Studio <a@b>', '"Štúdio, s. r. o." <a@b.sk>'])('take the sender %s', (sender) => {
    expect(readConfig({ MAIL_FROM: sender }).mailFrom).toBe(sender);
  });

  it.each(['a', '@b', 'a b@', 'a@b\nc@d'])('refuse the sender %j', (sender) => {
    expect(refusal({ MAIL_FROM: sender })).toBe(
      `MAIL_FROM must be an address like Studio <studio@example.com>, but is "${sender}".`,
    );
  });
});
