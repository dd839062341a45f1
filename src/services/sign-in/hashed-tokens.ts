import { createHash } from 'node:crypto';
import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth';

/** In front of a hash that is shown in the place of a token. No token begins so, and no hash is taken for one. */
const SHOWN_HASH = '#';

/** What is stored of a bearer token. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/**
 * better-auth stores the tokens of its sessions in clear. Between it and its tables this puts their hashes: a token exists only in the answer
 * that hands it out and in requests. Whoever finds a row by its token sees the token that they came with, everybody else a hash, which
 * finds nothing; it only serves to delete.
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

/** The conditions with hashes for tokens, and which token each hash is of. */
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

/** A row of a session as its reader may see it: with the token that they named, or with the hash of one that they did not. */
function showing<T>(row: T, tokens: ReadonlyMap<string, string> | undefined): T {
  if (tokens === undefined || typeof row !== 'object' || row === null) return row;
  const hash = tokenOf(row);
  return hash === undefined ? row : { ...row, token: tokens.get(hash) ?? `${SHOWN_HASH}${hash}` };
}
