import { GraphQLSchema } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { Fault } from '../../src/faults.js';
import { SUBSCRIPTIONS_PER_SOCKET_MAX } from '../../src/server/limits.js';
import { Overloaded } from '../../src/services/engine/index.js';
import { type Ground, ground, type Served, type Studio } from './ground.js';
import { rootType, streamType } from './schema.js';

const BODY_MAX = 4_096;
let here: Ground;
let studio: Studio;
let server: Served;

const schema = new GraphQLSchema({
  query: rootType('Query', { viewer: ({ viewer }) => viewer.kind }),
  subscription: streamType({
    silence: {
      subscribe: async () => {
        let end: (() => void) | undefined;
        const ended = new Promise<void>((resolve) => {
          end = resolve;
        });
        return {
          next: async () => ended.then(() => ({ done: true, value: undefined })),
          return: async () => {
            end?.();
            return { done: true, value: undefined };
          },
          [Symbol.asyncIterator]() {
            return this;
          },
        };
      },
      resolve: (event) => event,
    },
  }),
});

beforeAll(async () => {
  here = await ground();
  studio = await here.studio('plavecka');
  server = await here.serve(schema, { MAX_BODY_BYTES: String(BODY_MAX) });
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => here.drop());

interface Message {
  id?: string;
  type: string;
  payload?: unknown;
}

/** A socket with the messages that it got and the code that it was closed with. */
async function open(init?: object) {
  const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws');
  const messages: Message[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(String(data)) as Message));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const say = (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  const heard = (type: string, id?: string) =>
    expect.poll(() => messages.find((message) => message.type === type && message.id === id), { timeout: 5_000 }).toBeDefined();
  if (init !== undefined) {
    say({ type: 'connection_init', payload: init });
    await heard('connection_ack');
  }
  return { say, heard, messages, closed, end: () => socket.terminate() };
}

const subscribe = (id: string, query: string) => ({ id, type: 'subscribe', payload: { query } });

describe('a socket is closed', () => {
  it.each([
    ['text that is no JSON', 'hello'],
    ['a message without a type', { id: '1' }],
    ['a message of an unknown type', { type: 'start' }],
    ['an operation without an id', { type: 'subscribe', payload: { query: '{ viewer }' } }],
    ['an operation without a document', { id: '1', type: 'subscribe', payload: {} }],
  ])('a socket is closed with 4400 after %s', async (_what, message) => {
    const { say, closed } = await open({});
    say(message);
    expect(await closed).toBe(4400);
  });

  it('a socket is closed with 4401 when an operation comes before the greeting', async () => {
    const { say, closed, messages } = await open();
    say(subscribe('1', '{ viewer }'));
    expect(await closed).toBe(4401);
    expect(messages).toEqual([]);
  });

  it('a socket is closed with 4429 when it greets twice', async () => {
    const { say, closed } = await open({});
    say({ type: 'connection_init' });
    expect(await closed).toBe(4429);
  });

  it('a socket is closed with 4409 when an id is used for two operations at once', async () => {
    const { say, closed } = await open({});
    say(subscribe('1', 'subscription { silence }'));
    say(subscribe('1', 'subscription { silence }'));
    expect(await closed).toBe(4409);
  });

  it('a socket is closed with 4408 when no greeting comes within 5 s', async () => {
    const { closed } = await open();
    expect(await closed).toBe(4408);
  }, 10_000);

  it('a socket is closed with 1009 after a message of one byte more than a body may have', async () => {
    const { say, closed } = await open({});
    say('x'.repeat(BODY_MAX + 1));
    expect(await closed).toBe(1009);
  });
});

describe('a socket whose caller cannot be identified for the moment', () => {
  const failing = (code: string) => Object.assign(new Error(`it failed with ${code}`), { code });
  const BUSY = expect.stringContaining('The server is busy');
  it.each([
    ['a database that is away', failing('ECONNREFUSED'), BUSY],
    ['a database that has no connection left', failing('53300'), BUSY],
    ['an engine without connections', new Overloaded('no connection'), BUSY],
    ['a request whose time is over', new Fault('OVERLOADED', 'Too many wait already.'), 'Too many wait already.'],
    ['a fault of the server', new Error('secret'), expect.not.stringContaining('secret')],
  ])('is closed with 1013 for %s, and a client of graphql-ws comes back', async (_what, error, reason) => {
    vi.spyOn(here.services.viewers, 'byToken').mockImplementationOnce(() => Promise.reject(error));
    const closed: unknown[] = [];
    const client = createClient({
      url: server.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${studio.customer}` },
      retryWait: async () => undefined,
      on: { closed: (event) => closed.push(event) },
    });
    const { value } = await client.iterate({ query: '{ viewer }' }).next();
    expect(value).toEqual({ data: { viewer: 'CUSTOMER' } });
    expect(closed).toMatchObject([{ code: 1013, reason }]);
    await client.dispose();
  });
});

describe('a socket that stays open', () => {
  it.each([7, { slug: 'plavecka' }, null])('takes credentials that are no text, such as %j, for none', async (value) => {
    const { say, heard, messages, end } = await open({ organisation: value, authorization: value });
    say(subscribe('1', '{ viewer }'));
    await heard('complete', '1');
    expect(messages.find(({ type }) => type === 'next')?.payload).toEqual({ data: { viewer: 'PUBLIC' } });
    end();
  });

  it('takes a message of exactly the largest size', async () => {
    const { say, heard, messages, end } = await open({ authorization: `Bearer ${studio.customer}` });
    const message = JSON.stringify(subscribe('1', '{ viewer }'));
    say(message.replace('{ viewer }', `{ viewer }${' '.repeat(BODY_MAX - message.length)}`));
    await heard('complete', '1');
    expect(messages.find(({ type }) => type === 'next')?.payload).toEqual({ data: { viewer: 'CUSTOMER' } });
    end();
  });

  it('carries 200 operations at a time and refuses one more, which leaves the others alone', async () => {
    const { say, heard, messages, end } = await open({});
    for (let id = 1; id <= SUBSCRIPTIONS_PER_SOCKET_MAX; id += 1) say(subscribe(String(id), 'subscription { silence }'));
    say(subscribe('one more', '{ viewer }'));
    await heard('error', 'one more');
    expect(messages.filter(({ type }) => type === 'error')).toMatchObject([
      {
        id: 'one more',
        payload: [
          {
            message: 'One socket carries at most 200 operations at a time.',
            extensions: { code: 'OVERLOADED', retryAfterSeconds: 1 },
          },
        ],
      },
    ]);
    say({ id: '7', type: 'complete' });
    await expect
      .poll(async () => {
        say(subscribe('again', '{ viewer }'));
        await new Promise((resolve) => setTimeout(resolve, 100));
        return messages.some(({ id, type }) => id === 'again' && type === 'next');
      })
      .toBe(true);
    end();
  });

  it('answers a ping, and keeps its other operations when one is refused', async () => {
    const { say, heard, messages, end } = await open({});
    say(subscribe('stream', 'subscription { silence }'));
    say(subscribe('wrong', '{ nothing }'));
    say({ type: 'ping' });
    await heard('error', 'wrong');
    await heard('pong');
    expect(messages.filter(({ id }) => id === 'stream')).toEqual([]);
    say(subscribe('right', '{ viewer }'));
    await heard('complete', 'right');
    end();
  });
});
