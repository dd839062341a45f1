import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { printExecutableGraphQLDocument } from '@graphql-tools/documents';
import type { DocumentNode } from 'graphql';
import { z } from 'zod';
import { StartError } from '../../boot/start-error.js';

const Manifest = z.record(z.string().regex(/^sha256:[0-9a-f]{64}$/), z.string());

/** The documents that a server was told to trust, by the hash that the client's generator gives each. */
export class TrustedDocuments {
  private constructor(private readonly byHash: ReadonlyMap<string, string>) {}

  /** Reads the manifest. Throws a StartError when there is none, or when it says something else than what it names. */
  static async read(file: string): Promise<TrustedDocuments> {
    const text = await readFile(file, 'utf8').catch(() => {
      throw new StartError(`TRUSTED_DOCUMENTS_FILE names "${file}", which cannot be read: run \`npm run codegen\` to make it.`);
    });
    const documents = new Map(Object.entries(manifest(text, file)));
    for (const [hash, document] of documents) {
      if (hash !== hashOf(document)) throw new StartError(`In "${file}" the document of ${hash} has another hash: make it anew.`);
    }
    return new TrustedDocuments(documents);
  }

  /** Whether a document, however it is laid out, is one of them. */
  holds(document: DocumentNode): boolean {
    return this.byHash.has(hashOf(printExecutableGraphQLDocument(document)));
  }

  /** The text of a document by its hash, with or without the name of the algorithm in front. */
  text(hash: string): string | undefined {
    return this.byHash.get(hash.startsWith('sha256:') ? hash : `sha256:${hash}`);
  }
}

function manifest(text: string, file: string): Record<string, string> {
  const refusal = new StartError(
    `"${file}" is no manifest of documents by their hashes: run \`npm run codegen\` to make it anew.`,
  );
  try {
    const read = Manifest.safeParse(JSON.parse(text));
    if (read.success) return read.data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw refusal;
}

function hashOf(document: string): string {
  return `sha256:${createHash('sha256').update(document).digest('hex')}`;
}

/** The name that a request sends instead of a text: `documentId`, or the extension of Apollo's clients. */
export interface DocumentRequest {
  query?: unknown;
  documentId?: unknown;
  extensions?: unknown;
}

/**
 * Puts the text of a trusted document in the place of its hash. A request that names none stays as it is, and is refused
 * later.
 */
export function withText<T extends DocumentRequest>(request: T, trusted: TrustedDocuments): T {
  if (typeof request.query === 'string') return request;
  const { extensions, documentId, ...rest } = request;
  const persisted = isRecord(extensions) && isRecord(extensions.persistedQuery) ? extensions.persistedQuery : undefined;
  const hash = documentId ?? persisted?.sha256Hash;
  const query = typeof hash === 'string' ? trusted.text(hash) : undefined;
  // The compiler cannot see that only optional members are left out of T. Apollo refuses them if they are undefined.
  return query === undefined ? request : ({ ...rest, query } as unknown as T);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
