import {
  ApiKeysDocument,
  type Client,
  CreateApiKeyDocument,
  type CreateApiKeyInput,
  createClient,
  ViewerDocument,
} from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { inDays } from '../support/studio.js';
import { expectRefused } from '../support/unchanged.js';

const ground = useGround();

const create = async (input: Partial<CreateApiKeyInput> = {}, client: Client = ground.studio.clients.owner) => {
  const whole = { name: 'Web', scopes: ['SALES_READ'], ...input } satisfies CreateApiKeyInput;
  return (await client.request(CreateApiKeyDocument, { input: whole })).createApiKey;
};

/** All that is stored of the keys of the studio, as text. */
async function storedTexts(): Promise<string> {
  const rows = await bindTenant(ground.studio.tenant).transactional((em) =>
    em.execute('select to_jsonb(k)::text as text from api_keys k'),
  );
  return JSON.stringify(rows);
}

describe('createApiKey', () => {
  it('makes a key with its scopes, each of them once and in the order of the alphabet', async () => {
    const { apiKey, errors } = await create({ name: 'Účtovníctvo', scopes: ['SALES_READ', 'SALES_READ', 'PEOPLE_READ'] });
    expect(errors).toEqual([]);
    expect(apiKey).toMatchObject({
      ...{ name: 'Účtovníctvo', scopes: ['PEOPLE_READ', 'SALES_READ'], lastUsedAt: null, expiresAt: null, revokedAt: null },
      createdBy: { name: 'Oľga Majerová' },
    });
  });

  it('shows the secret once and stores nothing but a hash of it', async () => {
    const { apiKey, secret } = await create();
    expect(secret).toMatch(/^pmk_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{43}$/);
    const { apiKeys } = await ground.studio.clients.owner.request(ApiKeysDocument);
    expect(apiKeys?.[0]?.id).toBe(apiKey?.id);
    expect(JSON.stringify(apiKeys)).not.toContain(secret);
    const secretPart = Buffer.from(secret?.slice(-43) ?? '', 'base64url').toString('hex');
    for (const kept of [secret ?? '', secretPart]) expect(await storedTexts()).not.toContain(kept);
  });

  it('lets a program in with the secret at once', async () => {
    const { secret } = await create();
    const { viewer } = await createClient({ url: ground.app.url, token: secret ?? '' }).request(ViewerDocument);
    expect(viewer).toMatchObject({ kind: 'API_KEY', role: null, organisation: { slug: ground.studio.slug } });
  });

  it('makes two keys of one name, with secrets of their own', async () => {
    const [one, two] = await Promise.all([create(), create()]);
    expect(one.secret).not.toBe(two.secret);
    expect(one.apiKey?.id).not.toBe(two.apiKey?.id);
  });

  it('writes an audit entry without the secret', async () => {
    const { apiKey, secret } = await create();
    const entries = (await entriesOf(ground.studio.clients.owner, { subjectId: apiKey?.id ?? '' })) ?? [];
    expect(entries).toMatchObject([{ action: 'createApiKey', kind: 'API_KEY', actor: member('Oľga Majerová') }]);
    expect(JSON.stringify(entries)).not.toContain(secret?.slice(-43));
    expect(JSON.stringify(entries)).not.toMatch(/hash/i);
  });

  it('takes an end in ten years, and refuses ends in the past and later ones', async () => {
    const expiresAt = inDays(3_650).toISOString();
    expect((await create({ expiresAt })).apiKey?.expiresAt).toBe(expiresAt);
    for (const wrong of ['2020-01-01T00:00:00Z', '2090-01-01T00:00:00Z']) {
      await expectRefused(ground.studio, () => create({ expiresAt: wrong }), ['INVALID_INPUT', 'expiresAt']);
    }
  });

  it.each<[Partial<CreateApiKeyInput>, string]>([
    [{ scopes: [] }, 'scopes'],
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
  ])('refuses %j and makes no key', async (input, field) => {
    await expectRefused(ground.studio, () => create(input), ['INVALID_INPUT', field]);
    expect((await create(input)).secret).toBeNull();
  });

  it('makes at most 100 keys that are not revoked', async () => {
    const { tenant, clients } = ground.other;
    await bindTenant(tenant).transactional((em) =>
      em.execute(
        `insert into api_keys (organisation_id, id, name, key_hash, scopes, created_by_id, created_at)
         select ?, gen_random_uuid(), 'X', decode(md5(n::text), 'hex'), '{SALES_READ}',
                (select id from members order by id limit 1), now() from generate_series(1, 100) n`,
        [tenant.organisationId],
      ),
    );
    await expectRefused(ground.other, () => create({}, clients.owner), ['INVALID_INPUT', 'name']);
    await bindTenant(tenant).transactional((em) =>
      em.execute('update api_keys set revoked_at = now() where id = (select id from api_keys limit 1)'),
    );
    expect((await create({}, clients.owner)).errors).toEqual([]);
  });

  it('lets owners make a key, and nobody else, no key either', async () => {
    await expectRights(ground, (client) => create({}, client), { allowed: ['owner'] });
  });
});
