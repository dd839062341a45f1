import { readFileSync } from 'node:fs';
import { type Client, FaultError, TypedDocumentString } from '@permanentka/client';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type EveryField, reachableTypes } from './every-field.js';
import { everyFieldOf, makeFullStudio, UNLIMITED } from './full-studio.js';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

let app: TestApp;
let asked: EveryField;
let clients: Record<string, Client>;

beforeAll(async () => {
  app = await startTestApp(UNLIMITED);
  const studio = await makeFullStudio(app);
  asked = everyFieldOf(schema, studio);
  const { owner, manager, receptionist, instructor, public: nobody } = studio.clients;
  clients = {
    PUBLIC: nobody,
    CUSTOMER: studio.client,
    OWNER: owner,
    MANAGER: manager,
    RECEPTIONIST: receptionist,
    INSTRUCTOR: instructor,
  };
});
afterAll(() => app.stop());

/** The faults of one document that no role may cause: whatever is not theirs is null or refused by name. */
async function faultsOf(client: Client, query: string): Promise<string[]> {
  try {
    await client.request(new TypedDocumentString<unknown, Record<string, never>>(query));
    return [];
  } catch (failure) {
    if (!(failure instanceof FaultError)) throw failure;
    return failure.faults
      .filter(({ extensions }) => !['UNAUTHENTICATED', 'FORBIDDEN'].includes(extensions?.code ?? ''))
      .map(({ message, path, extensions }) => `${extensions?.code} at ${path?.join('.')}: ${message}`);
  }
}

/** `Organisation.plan` was promised and not given to the public, which made their whole booking page a fault. */
describe('every field of every type', () => {
  it('is part of the generated document', () => {
    const unasked = [...reachableTypes(schema)].filter((type) => !asked.types.has(type));
    expect(unasked).toEqual([]);
  });

  it.each(['PUBLIC', 'CUSTOMER', 'OWNER', 'MANAGER', 'RECEPTIONIST', 'INSTRUCTOR'])(
    'is answered or refused, and never a fault, for %s',
    { timeout: 60_000 },
    async (role) => {
      const faults: Record<string, string[]> = {};
      for (const { name, query } of asked.documents) {
        const found = await faultsOf(clients[role] as Client, query);
        if (found.length > 0) faults[name] = found;
      }
      expect(faults).toEqual({});
    },
  );
});
