import { type Client, type ClientOptions, createClient, FaultError, NetworkError, ViewerDocument } from '@permanentka/client';
import { afterEach, describe, expect, it, vi } from 'vitest';

const URL_OF_API = 'http://api.test/graphql';
const ANSWER = { data: { viewer: null } };

afterEach(() => vi.unstubAllGlobals());

/** A `fetch` that keeps what it was called with, and answers this. */
function answering(answer: string | object = ANSWER, status = 200) {
  const calls: { url: string; method: string | undefined; headers: Headers; body: unknown }[] = [];
  const fetch: ClientOptions['fetch'] = async (url, init) => {
    const { method, headers, body } = init ?? {};
    calls.push({ url: String(url), method, headers: new Headers(headers), body: JSON.parse(String(body)) });
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { status });
  };
  return { fetch, calls };
}

/** A `fetch` that answers never, and ends only by its signal. */
const silent: typeof fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

const failureOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => undefined,
    (error: unknown) => error,
  );
const ask = (client: Client) => client.request(ViewerDocument);

describe('a request', () => {
  it('posts the document and its variables as JSON, and is anonymous without a token', async () => {
    const { fetch, calls } = answering();
    expect(await ask(createClient({ url: URL_OF_API, fetch }))).toEqual({ viewer: null });
    expect(calls).toMatchObject([{ url: URL_OF_API, method: 'POST', body: { query: String(ViewerDocument), variables: {} } }]);
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      'content-type': 'application/json',
    });
  });

  it('carries the token, the organisation and the headers of the options', async () => {
    const { fetch, calls } = answering();
    const headers = { 'accept-language': 'sk' };
    await ask(createClient({ url: URL_OF_API, fetch, token: 'secret', organisation: 'studio', headers }));
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toMatchObject({
      authorization: 'Bearer secret',
      'x-organisation': 'studio',
      'accept-language': 'sk',
    });
  });

  it('asks the token function each time, and waits for its promise', async () => {
    const { fetch, calls } = answering();
    const tokens = ['first', 'second'];
    const client = createClient({ url: URL_OF_API, fetch, token: async () => tokens.shift() ?? 'none is left' });
    await ask(client);
    await ask(client);
    expect(calls.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer first', 'Bearer second']);
  });

  it('rejects with the error of the token function, and sends nothing', async () => {
    const { fetch, calls } = answering();
    const token = () => Promise.reject(new Error('signed out'));
    expect(await failureOf(ask(createClient({ url: URL_OF_API, fetch, token })))).toEqual(new Error('signed out'));
    expect(calls).toEqual([]);
  });

  it('uses the global fetch of the moment where none is passed', async () => {
    const client = createClient({ url: URL_OF_API });
    const { fetch, calls } = answering();
    vi.stubGlobal('fetch', fetch);
    await ask(client);
    expect(calls).toHaveLength(1);
  });
});

describe('the time of a request', () => {
  it('is bounded by requestTimeoutMs, and by timeoutMs where the request has one', async () => {
    const client = createClient({ url: URL_OF_API, fetch: silent, requestTimeoutMs: 40 });
    expect(await failureOf(ask(client))).toMatchObject({ failure: 'TIMEOUT', message: 'No response came within 40 ms' });
    expect(await failureOf(client.request(ViewerDocument, {}, { timeoutMs: 20 }))).toMatchObject({
      failure: 'TIMEOUT',
      message: 'No response came within 20 ms',
    });
  });

  it('includes the token function, which may hang', async () => {
    const { fetch, calls } = answering();
    const token = () => new Promise<string>(() => undefined);
    const failure = await failureOf(ask(createClient({ url: URL_OF_API, fetch, token, requestTimeoutMs: 20 })));
    expect(failure).toBeInstanceOf(NetworkError);
    expect(failure).toMatchObject({ failure: 'TIMEOUT' });
    expect(calls).toEqual([]);
  });

  it('is over before it began when the signal is aborted already', async () => {
    const { fetch, calls } = answering();
    const signal = AbortSignal.abort(new Error('left the page'));
    const asked = createClient({ url: URL_OF_API, fetch }).request(ViewerDocument, {}, { signal });
    expect(await failureOf(asked)).toEqual(new Error('left the page'));
    expect(calls).toEqual([]);
  });
});

describe('the errors of a request', () => {
  it.each([
    ['no JSON', '<html>Bad gateway</html>', 502, 'The response is not JSON (HTTP status 502)'],
    ['a text', '"hello"', 200, 'The response is not a GraphQL result (HTTP status 200)'],
    ['null', 'null', 200, 'The response is not a GraphQL result (HTTP status 200)'],
    ['neither data nor errors', '{}', 404, 'The response is not a GraphQL result (HTTP status 404)'],
    ['null for data and no errors', '{"data":null}', 200, 'The response is not a GraphQL result (HTTP status 200)'],
    ['no error in the list', '{"errors":[]}', 400, 'The response is not a GraphQL result (HTTP status 400)'],
  ])('are BAD_RESPONSE when the answer is %s', async (_, answer, status, message) => {
    const failure = await failureOf(ask(createClient({ url: URL_OF_API, ...answering(answer, status) })));
    expect(failure).toBeInstanceOf(NetworkError);
    expect(failure).toMatchObject({ name: 'NetworkError', failure: 'BAD_RESPONSE', message });
  });

  it('are UNREACHABLE with the cause when nothing answers', async () => {
    const cause = new TypeError('fetch failed');
    const failure = await failureOf(ask(createClient({ url: URL_OF_API, fetch: () => Promise.reject(cause) })));
    expect(failure).toBeInstanceOf(NetworkError);
    expect(failure).toMatchObject({ failure: 'UNREACHABLE', message: `${URL_OF_API} cannot be reached`, cause });
  });

  it('are a FaultError with the code, the incident, the pause and the data of the first fault', async () => {
    const faults = [
      { message: 'Too many.', path: ['viewer'], extensions: { code: 'RATE_LIMITED', incidentId: 'i-1', retryAfterSeconds: 7 } },
      { message: 'Once more.', extensions: { code: 'OVERLOADED' } },
    ];
    const failure = await failureOf(
      ask(createClient({ url: URL_OF_API, ...answering({ data: { viewer: null }, errors: faults }) })),
    );
    expect(failure).toBeInstanceOf(FaultError);
    expect(failure).toMatchObject({ name: 'FaultError', code: 'RATE_LIMITED', incidentId: 'i-1', retryAfterSeconds: 7, faults });
    expect(failure).toMatchObject({ data: { viewer: null }, message: 'RATE_LIMITED: Too many.; Once more.' });
  });

  it('are a FaultError that holds what the other mutations of the document did', async () => {
    const data = { first: { customer: { id: 'c-1' } }, second: null };
    const faults = [{ message: 'Not for you.', path: ['second'], extensions: { code: 'FORBIDDEN' } }];
    const failure = await failureOf(ask(createClient({ url: URL_OF_API, ...answering({ data, errors: faults }) })));
    expect(failure).toMatchObject({ name: 'FaultError', code: 'FORBIDDEN', data, faults });
  });

  it('are a FaultError UNKNOWN with null for data where the answer says no more than a message', async () => {
    const failure = await failureOf(ask(createClient({ url: URL_OF_API, ...answering({ errors: [{ message: 'Oh.' }] }, 500) })));
    expect(failure).toMatchObject({ code: 'UNKNOWN', incidentId: undefined, retryAfterSeconds: undefined, data: null });
  });
});
