import { type Client, CreateApiKeyDocument, createClient, RevokeApiKeyDocument, ViewerDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { entriesOf, member } from '../audit/entries.js';
import { useGround } from '../support/ground.js';
import { codeOf, expectRights } from '../support/rights.js';
import { expectUnknownIds } from '../support/unknown-ids.js';

/** The server goes by what it knew of a caller for at most 2 s; the rest is for the asking. */
const ENDED_WITHIN_MS = 3_000;

const ground = useGround();

async function newKey(owner: Client = ground.studio.clients.owner) {
  const { createApiKey } = await owner.request(CreateApiKeyDocument, { input: { name: 'Web', scopes: ['SALES_READ'] } });
  const client = createClient({ url: ground.app.url, token: createApiKey.secret ?? '' });
  return { apiKeyId: createApiKey.apiKey?.id ?? '', client };
}
const revoke = async (apiKeyId: string, client: Client = ground.studio.clients.owner) =>
  (await client.request(RevokeApiKeyDocument, { input: { apiKeyId } })).revokeApiKey;
const kindOf = async (client: Client) => client.request(ViewerDocument).then(({ viewer }) => viewer.kind, codeOf);

describe('revokeApiKey', () => {
  it('ends a key within 2 s, and no other key', async () => {
    const [ended, kept] = [await newKey(), await newKey()];
    expect([await kindOf(ended.client), await kindOf(kept.client)]).toEqual(['API_KEY', 'API_KEY']);
    const { apiKey, errors } = await revoke(ended.apiKeyId);
    expect([apiKey?.revokedAt, errors]).toEqual([expect.any(String), []]);
    await expect.poll(() => kindOf(ended.client), { timeout: ENDED_WITHIN_MS, interval: 100 }).toBe('UNAUTHENTICATED');
    expect(await kindOf(kept.client)).toBe('API_KEY');
  });

  it('keeps the moment of the first time when it is asked again', async () => {
    const { apiKeyId } = await newKey();
    const { apiKey } = await revoke(apiKeyId);
    expect((await revoke(apiKeyId)).apiKey?.revokedAt).toBe(apiKey?.revokedAt);
  });

  it('writes an audit entry', async () => {
    const { apiKeyId } = await newKey();
    await revoke(apiKeyId);
    const [entry] = (await entriesOf(ground.studio.clients.owner, { subjectId: apiKeyId })) ?? [];
    expect(entry).toMatchObject({ action: 'revokeApiKey', kind: 'API_KEY', actor: member('Oľga Majerová') });
    expect(entry?.changes).toMatchObject([{ field: 'revokedAt', before: null }]);
  });

  it('finds no key behind a malformed id, an id of another kind, or one of another studio', async () => {
    const { apiKeyId: foreign } = await newKey(ground.other.clients.owner);
    await expectUnknownIds(ground, { kind: 'ApiKey', field: 'apiKeyId', foreign }, (id) => revoke(id));
  });

  it('lets owners revoke a key, and nobody else, no key either', async () => {
    const { apiKeyId } = await newKey();
    await expectRights(ground, (client) => revoke(apiKeyId, client), { allowed: ['owner'] });
  });
});
