import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuidv7 } from 'uuid';
import { ApiKey, Member, type Scope } from '../../entities/index.js';
import { bindTenant, type Creation, creates, done, type Keyed, nowOf, setUp, setUpOnce, type Tenant } from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';
import type { ApiKeyViewer } from './viewer.js';

/** `pmk_<organisation>_<secret>`. Row-level security needs the organisation before any row can be read, so the key names it. */
const KEY = /^pmk_([A-Za-z0-9_-]{22})_[A-Za-z0-9_-]{43}$/;
const SECRET_BYTES = 32;
/** A limit on the keys of one organisation, above what any studio needs. */
export const API_KEYS_MAX = 100;
/** With those that were revoked. */
const API_KEYS_LISTED_MAX = 1_000;
const LIFETIME_MAX_DAYS = 3_653;
const DAY_MS = 24 * 3_600_000;
/** "Last used" is told to the minute, and costs no more than a write a minute. */
const LAST_USED_STEP = '1 minute';

export interface CreateApiKey {
  name: string;
  scopes: readonly Scope[];
  expiresAt?: Date | null;
}

export interface NewApiKey {
  apiKey: ApiKey;
  /** The bearer token of the program. It is not stored, so a repeated request has none. */
  secret: string | null;
}

/** Makes a key for an integrator's program. `createdBy` is the member who asks. */
export function createApiKey(
  tenant: Tenant,
  createdBy: string,
  input: CreateApiKey & Keyed,
  now = nowOf(tenant),
): Promise<Result<NewApiKey>> {
  const { keep, find, ...creation } = creates('createApiKey', ApiKey, input);
  const once: Creation<NewApiKey> = {
    ...creation,
    keep: ({ apiKey }) => keep(apiKey),
    find: async (em, kept) => ({ apiKey: await find(em, kept), secret: null }),
  };
  return setUpOnce(tenant, once, async ({ em, organisationId, check }) => {
    const name = check.name('name', input.name);
    const scopes = [...new Set(input.scopes)].sort();
    if (scopes.length === 0) check.invalid('scopes', 'REQUIRED');
    const expiresAt = input.expiresAt ?? null;
    if (expiresAt && expiresAt <= now) check.invalid('expiresAt', 'IN_THE_PAST');
    else if (expiresAt && expiresAt.getTime() > now.getTime() + LIFETIME_MAX_DAYS * DAY_MS)
      check.invalid('expiresAt', 'OUT_OF_RANGE', LIFETIME_MAX_DAYS);
    if ((await em.count(ApiKey, { revokedAt: null })) >= API_KEYS_MAX) check.invalid('name', 'TOO_MANY', API_KEYS_MAX);
    const organisation = Buffer.from(organisationId.replaceAll('-', ''), 'hex').toString('base64url');
    const secret = `pmk_${organisation}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
    const apiKey = em.create(ApiKey, {
      ...{ id: uuidv7(), organisationId, name, keyHash: hashOf(secret), scopes, expiresAt, createdAt: now },
      createdBy: em.getReference(Member, createdBy),
      lastUsedAt: null,
      revokedAt: null,
    });
    return done({ apiKey, secret });
  });
}

/** All keys, newest first, with the revoked ones. */
export function listApiKeys(em: EntityManager): Promise<ApiKey[]> {
  return em.find(ApiKey, {}, { orderBy: { id: 'desc' }, limit: API_KEYS_LISTED_MAX });
}

/** Ends a key at once. Ending it again changes nothing. */
export function revokeApiKey(tenant: Tenant, apiKeyId: string, now = nowOf(tenant)): Promise<Result<ApiKey>> {
  return setUp(tenant, async ({ em, check }) => {
    const apiKey = await em.findOne(ApiKey, apiKeyId);
    if (!check.found('apiKeyId', 'API_KEY', apiKey)) return check.refused();
    apiKey.revokedAt ??= now;
    return done(apiKey);
  });
}

export function isApiKey(token: string): boolean {
  return token.startsWith('pmk_');
}

/** The organisation that a key is of; undefined if this is not the form of a key. Says nothing about whether it is valid. */
function organisationOfKey(secret: string): string | undefined {
  const organisation = KEY.exec(secret)?.[1];
  if (organisation === undefined) return undefined;
  const hex = Buffer.from(organisation, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

interface KeyRow {
  id: string;
  scopes: Scope[];
  locale: ApiKeyViewer['locale'];
  currency: string;
}

/** The viewer of a key, by the database's clock. Undefined if the key is unknown, expired or revoked. Records its use. */
export async function resolveApiKey(em: EntityManager, secret: string): Promise<ApiKeyViewer | undefined> {
  const organisationId = organisationOfKey(secret);
  if (organisationId === undefined) return undefined;
  const keyHash = hashOf(secret);
  const rows = await bindTenant({ em, organisationId }).transactional(async (bound) => {
    const found = await bound.execute<KeyRow[]>(
      `select k.id, to_jsonb(k.scopes) as scopes, o.locale, o.currency
         from api_keys k join organisations o on o.id = k.organisation_id
        where k.key_hash = ? and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`,
      [keyHash],
    );
    await bound.execute(
      `update api_keys set last_used_at = now()
        where key_hash = ? and revoked_at is null and (expires_at is null or expires_at > now())
          and (last_used_at is null or last_used_at < now() - ?::interval)`,
      [keyHash, LAST_USED_STEP],
    );
    return found;
  });
  const row = rows[0];
  if (!row) return undefined;
  const { id: apiKeyId, locale, currency } = row;
  const scopes = withImplied(row.scopes);
  return { kind: 'API_KEY', role: undefined, organisationId, apiKeyId, scopes, locale, currency, key: `key:${apiKeyId}` };
}

const IMPLIED: Partial<Record<Scope, Scope>> = {
  PEOPLE_WRITE: 'PEOPLE_READ',
  BOOKINGS_WRITE: 'BOOKINGS_READ',
  SALES_WRITE: 'SALES_READ',
};

/** The scopes that scopes imply: a key that may write in an area may also read there. */
function withImplied(scopes: readonly Scope[]): ReadonlySet<Scope> {
  return new Set(scopes.flatMap((scope) => [scope, IMPLIED[scope] ?? scope]));
}

/** The hash of a key that is stored. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
