import type { DBAdapter } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashOfToken, withHashedTokens } from '../../src/services/sign-in/hashed-tokens.js';

const TOKEN = 'a-token-that-only-its-bearer-has';
const OTHER = 'another-token-of-another-session';

interface Session extends Record<string, unknown> {
  id: string;
  token: string;
  userAgent?: string | null;
}

let stored: { session: Session[]; user: Record<string, unknown>[] };
let adapter: DBAdapter;
beforeEach(() => {
  stored = { session: [], user: [] };
  adapter = withHashedTokens(memoryAdapter(stored)({}));
});

const byToken = (token: string) => [{ field: 'token', value: token }];
const byUser = (userId: string) => [{ field: 'userId', value: userId }];
const shownHash = (token: string) => `#${hashOfToken(token)}`;
const tokens = () => stored.session.map(({ token }) => token);

const open = (token: string, userId = 'nina') => {
  const [now, later] = [new Date(), new Date(Date.now() + 60_000)];
  const data = { token, userId, expiresAt: later, createdAt: now, updatedAt: now, userAgent: 'Firefox' };
  return adapter.create<typeof data, Session>({ model: 'session', data });
};

describe('withHashedTokens', () => {
  it('answers a new session with its token and stores the hash of it', async () => {
    expect((await open(TOKEN)).token).toBe(TOKEN);
    expect(tokens()).toEqual([hashOfToken(TOKEN)]);
  });

  it('finds a session by its token, and shows that token', async () => {
    await open(TOKEN);
    await open(OTHER);
    const found = await adapter.findOne<Session>({ model: 'session', where: byToken(TOKEN) });
    expect(found?.token).toBe(TOKEN);
  });

  it('finds nothing by the hash that is stored, marked or not: a stolen hash is no token', async () => {
    await open(TOKEN);
    for (const stolen of [hashOfToken(TOKEN), shownHash(TOKEN)]) {
      expect(await adapter.findOne({ model: 'session', where: byToken(stolen) }), stolen).toBeNull();
      expect(await adapter.count({ model: 'session', where: byToken(stolen) }), stolen).toBe(0);
    }
  });

  it('shows a marked hash where the question names no token', async () => {
    await open(TOKEN);
    await open(OTHER);
    const listed = await adapter.findMany<Session>({ model: 'session', where: byUser('nina') });
    expect(listed.map(({ token }) => token)).toEqual([shownHash(TOKEN), shownHash(OTHER)]);
    const everything = await adapter.findMany<Session>({ model: 'session' });
    expect(everything.map(({ token }) => token)).not.toContain(TOKEN);
  });

  it('shows each of several tokens that the question names, and only those', async () => {
    await open(TOKEN);
    await open(OTHER);
    const where = [{ field: 'token', operator: 'in' as const, value: [TOKEN, 'unknown'] }];
    const found = await adapter.findMany<Session>({ model: 'session', where });
    expect(found.map(({ token }) => token)).toEqual([TOKEN]);
  });

  it('keeps the hash when a session is changed by its token', async () => {
    await open(TOKEN);
    const request = { model: 'session', where: byToken(TOKEN), update: { userAgent: 'Safari' } };
    expect(await adapter.update<Session>(request)).toMatchObject({ token: TOKEN, userAgent: 'Safari' });
    expect(tokens()).toEqual([hashOfToken(TOKEN)]);
  });

  it('stores the hash of a token that takes the place of another', async () => {
    await open(TOKEN);
    const request = { model: 'session', where: byToken(TOKEN), update: { token: OTHER } };
    expect((await adapter.update<Session>(request))?.token).toBe(OTHER);
    expect(tokens()).toEqual([hashOfToken(OTHER)]);
    await adapter.updateMany({ model: 'session', where: byUser('nina'), update: { token: TOKEN } });
    expect(tokens()).toEqual([hashOfToken(TOKEN)]);
  });

  it('deletes a session by its token and by the hash that was shown, and no other', async () => {
    await open(TOKEN);
    await open(OTHER);
    await adapter.delete({ model: 'session', where: byToken(TOKEN) });
    expect(tokens()).toEqual([hashOfToken(OTHER)]);
    await adapter.deleteMany({ model: 'session', where: byToken(shownHash(OTHER)) });
    expect(tokens()).toEqual([]);
  });

  it('hashes in a transaction too', async () => {
    await open(TOKEN);
    const found = await adapter.transaction((inside) => inside.findOne<Session>({ model: 'session', where: byToken(TOKEN) }));
    expect(found?.token).toBe(TOKEN);
  });

  it('leaves the rows of other tables as they are, also a column named token', async () => {
    const data = { name: 'Nina', email: 'nina@example.com', emailVerified: true };
    await adapter.create({ model: 'user', data: { ...data, createdAt: new Date(), updatedAt: new Date() } });
    const where = [{ field: 'email', value: 'nina@example.com' }];
    expect(await adapter.findOne({ model: 'user', where })).toMatchObject(data);
    expect(await adapter.findOne({ model: 'session', where: byToken('nobody') })).toBeNull();
  });
});
