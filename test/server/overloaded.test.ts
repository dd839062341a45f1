import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLSchema } from 'graphql';
import { createClient } from 'graphql-ws';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../../src/config.js';
import { Fault } from '../../src/faults.js';
import { LocalHub } from '../../src/pubsub/hub.js';
import { OrganisationChanges } from '../../src/pubsub/organisation-changes.js';
import { graphqlServer } from '../../src/server/server.js';
import { Overloaded } from '../../src/services/engine/index.js';
import { type Ground, ground } from './ground.js';
import { rootType } from './schema.js';

const systemError = (code: string) => Object.assign(new Error(`it failed with ${code}`), { code });
const fields = {
  word: () => 'here',
  engine: () => {
    throw new Overloaded('no connection');
  },
  away: () => {
    throw systemError('ECONNREFUSED');
  },
  stopped: () => {
    throw new Error('the driver failed', { cause: systemError('57P01') });
  },
  full: () => {
    throw new Fault('OVERLOADED', 'Too many wait already.');
  },
  slow: async () => {
    await sleep(1_500);
    return 'late';
  },
  fault: () => {
    throw new Error('secret');
  },
  forbidden: () => {
    throw new Fault('FORBIDDEN', 'Not for you.');
  },
};
const schema = new GraphQLSchema({ query: rootType('Query', fields), mutation: rootType('Mutation', fields) });

let here: Ground;
let url: string;
beforeAll(async () => {
  here = await ground();
  url = (await here.serve(schema, { REQUEST_TIMEOUT_MS: '500' })).url;
});
afterAll(() => here.drop());

interface Told {
  data?: Record<string, unknown> | null;
  errors?: { extensions: { code: string; retryAfterSeconds?: number } }[];
}
async function ask(query: string, accept = 'application/graphql-response+json', at = url) {
  const headers = { 'content-type': 'application/json', accept };
  const answer = await fetch(at, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data, errors } = (await answer.json()) as Told;
  const codes = errors?.map(({ extensions: { code, retryAfterSeconds } }) => [code, retryAfterSeconds]);
  return { status: answer.status, wait: answer.headers.get('retry-after'), data, codes };
}
const OVERLOADED = { status: 503, wait: '1', codes: [['OVERLOADED', 1]] };

describe('OVERLOADED over HTTP', () => {
  const documents = ['engine', 'away', 'stopped', 'full', 'slow'].flatMap((field) => [`{ ${field} }`, `mutation { ${field} }`]);
  it.each(documents)('has the status 503 and Retry-After, interpreted and compiled: %s', async (document) => {
    for (let time = 0; time < 4; time += 1) expect(await ask(document)).toMatchObject(OVERLOADED);
  });

  it('has the same status for a client that accepts application/json alone', async () => {
    expect(await ask('{ engine }', 'application/json')).toMatchObject(OVERLOADED);
  });

  it('has the same status by GET', async () => {
    const answer = await fetch(`${url}?query={engine}`, { headers: { 'apollo-require-preflight': '1' } });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  });

  it('leaves what else was answered in the answer', async () => {
    expect(await ask('mutation { word engine }')).toEqual({ ...OVERLOADED, data: { word: 'here', engine: null } });
  });

  it('leaves the status of other faults as it was', async () => {
    expect(await ask('{ fault }')).toMatchObject({ status: 200, wait: null, codes: [['INTERNAL', undefined]] });
    expect(await ask('{ forbidden }')).toMatchObject({ status: 200, wait: null, codes: [['FORBIDDEN', undefined]] });
    expect(await ask('{ nothing }')).toMatchObject({ status: 400, wait: null });
  });
});

describe('a server that cannot find out who asks', () => {
  it.each([
    ['a connection is refused', systemError('ECONNREFUSED')],
    ['the database shuts down', new Error('wrapped', { cause: systemError('57P03') })],
    ['the pool is exhausted', new Error('timeout exceeded when trying to connect')],
    ['too many wait', new Fault('OVERLOADED', 'Too many wait already.')],
  ])('answers in the same way when %s', async (_, error) => {
    const server = await graphqlServer({
      ...{ config: readConfig({ PORT: '0', NODE_ENV: 'test' }), schema, log: pino({ level: 'silent' }) },
      contextOf: () => Promise.reject(error),
      askDatabase: () => Promise.reject(error),
      subscribers: () => 0,
      changes: new OrganisationChanges(new LocalHub()),
      revokedOf: async () => new Set(),
      handleAuth: () => Promise.reject(error),
    });
    const at = (await server.listen()).url;
    try {
      expect(await ask('{ word }', undefined, at)).toMatchObject(OVERLOADED);
      const auth = await fetch(at.replace('/graphql', '/auth/get-session'));
      expect([auth.status, auth.headers.get('retry-after')]).toEqual([503, '1']);
    } finally {
      await server.close();
    }
  });
});

it('OVERLOADED over WebSocket says when to try again', async () => {
  const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
  const { value } = await client.iterate<Record<string, unknown>>({ query: '{ engine }' }).next();
  expect(value.errors?.[0]?.extensions).toMatchObject({ code: 'OVERLOADED', retryAfterSeconds: 1 });
  await client.dispose();
});
