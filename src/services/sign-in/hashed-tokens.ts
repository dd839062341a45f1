import { createHash } from 'node:crypto';
import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth';

/** Marks a hash that is shown in place of a token. No token begins with it. */
const SHOWN_HASH = '#';

/** The hash of a bearer token, which is all that the database stores of it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/**
 * Keeps hashes in the tables where better-auth would store session tokens in clear. A token exists only in requests and in the
 * answer that hands it out. A query by token sees that token in the row; other queries see a marked hash, which can only be
 * used to delete.
 */
export function withHashedTokens(adapter: DBAdapter): DBAdapter {
  return {
    ...adapter,
    ...hashing(adapter),
    transaction: (work) => adapter.transaction((inside) => work({ ...inside, ...hashing(inside) })),
  };
}

type NewRow<T> = { model: string; data: Omit<T, 'id'>; select?: string[]; forceAllowId?: boolean };

function hashing(adapter: DBTransactionAdapter): DBTransactionAdapter {
  return {
    ...adapter,
    create: async <T extends Record<string, unknown>, R = T>(request: NewRow<T>) => {
      const token = isSession(request) ? tokenOf(request.data) : undefined;
      if (token === undefined) return adapter.create<T, R>(request);
      const hash = hashOfToken(token);
      const row = await adapter.create<T, R>({ ...request, data: { ...request.data, token: hash } });
      return showing(row, new Map([[hash, token]]));
    },
    findOne: async <T>(request: Parameters<DBAdapter['findOne']>[0]) => {
      const { where, tokens } = hashed(request.model, request.where);
      return showing(await adapter.findOne<T>({ ...request, where }), isSession(request) ? tokens : undefined);
    },
    findMany: async <T>(request: Parameters<DBAdapter['findMany']>[0]) => {
      const { where, tokens } = hashed(request.model, request.where ?? []);
      const rows = await adapter.findMany<T>({ ...request, where });
      return isSession(request) ? rows.map((row) => showing(row, tokens)) : rows;
    },
    update: async <T>(request: Parameters<DBAdapter['update']>[0]) => {
      const { where, tokens } = hashed(request.model, request.where);
      const { update, token } = hashedUpdate(request);
      if (token !== undefined) tokens.set(hashOfToken(token), token);
      return showing(await adapter.update<T>({ ...request, where, update }), isSession(request) ? tokens : undefined);
    },
    updateMany: (request) =>
      adapter.updateMany({ ...request, where: hashed(request.model, request.where).where, update: hashedUpdate(request).update }),
    count: (request) => adapter.count({ ...request, where: hashed(request.model, request.where ?? []).where }),
    delete: (request) => adapter.delete({ ...request, where: hashed(request.model, request.where, true).where }),
    deleteMany: (request) => adapter.deleteMany({ ...request, where: hashed(request.model, request.where, true).where }),
    consumeOne: async <T>(request: Parameters<DBAdapter['consumeOne']>[0]) => {
      const { where, tokens } = hashed(request.model, request.where);
      return showing(await adapter.consumeOne<T>({ ...request, where }), isSession(request) ? tokens : undefined);
    },
    incrementOne: async <T>(request: Parameters<DBAdapter['incrementOne']>[0]) => {
      const { where, tokens } = hashed(request.model, request.where);
      return showing(await adapter.incrementOne<T>({ ...request, where }), isSession(request) ? tokens : undefined);
    },
  };
}

function isSession({ model }: { model: string }): boolean {
  return model === 'session';
}

function tokenOf(data: object): string | undefined {
  const token: unknown = Reflect.get(data, 'token');
  return typeof token === 'string' ? token : undefined;
}

function hashedUpdate({ model, update }: { model: string; update: Record<string, unknown> }) {
  const token = isSession({ model }) ? tokenOf(update) : undefined;
  return token === undefined ? { update, token } : { update: { ...update, token: hashOfToken(token) }, token };
}

/** The conditions with hashes in place of tokens, and the token of each hash. */
function hashed(model: string, where: Where[], takesShownHashes = false): { where: Where[]; tokens: Map<string, string> } {
  const tokens = new Map<string, string>();
  if (!isSession({ model })) return { where, tokens };
  const hashOf = (token: string): string => {
    if (takesShownHashes && token.startsWith(SHOWN_HASH)) return token.slice(SHOWN_HASH.length);
    const hash = hashOfToken(token);
    tokens.set(hash, token);
    return hash;
  };
  const conditions = where.map((condition) => {
    const { field, value } = condition;
    if (field !== 'token') return condition;
    return { ...condition, value: Array.isArray(value) ? value.map((token) => hashOf(String(token))) : hashOf(String(value)) };
  });
  return { where: conditions, tokens };
}

/** The row of a session with the token that the query named, or else with a marked hash. */
function showing<T>(row: T, tokens: ReadonlyMap<string, string> | undefined): T {
  if (tokens === undefined || typeof row !== 'object' || row === null) return row;
  const hash = tokenOf(row);
  return hash === undefined ? row : { ...row, token: tokens.get(hash) ?? `${SHOWN_HASH}${hash}` };
}
