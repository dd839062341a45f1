import { connect, type Socket } from 'node:net';
import { encodeId } from '../../src/schema/shared/ids.js';
import { TOKEN } from './ground.js';
import { benchId, ORGANISATION_ID } from './ids.js';
import { HOT, ROUND_BASE, registrationOf, type Scenario, SPREAD } from './scenario.js';

/**
 * The load generator, in a process of its own. It has many connections, each with one request under way.
 * It shares the machine with the server that it measures, so it does little: it has sockets without an HTTP client, puts
 * requests together from strings of equal length, and parses only the body of an answer.
 */

const DOCUMENT = `mutation Book($input: BookSessionInput!) {
  bookSession(input: $input) {
    booking { id status price { amountMinor } }
    sessionCapacity { seatsLeft version }
    registrationBalance { debt { amountMinor } }
    errors { __typename ... on UserError { code message } }
  }
}`;

export interface LoadOrder {
  endpoint: string;
  connections: number;
  round: number;
  seconds: number;
}

export interface LoadResult {
  acknowledged: number;
  /** From the first request until the last answer. */
  seconds: number;
  p50Ms: number;
  p99Ms: number;
}

interface Answer {
  data?: { bookSession?: { booking?: { id?: string } | null; errors?: unknown[] } | null } | null;
  errors?: unknown[];
}

class Requests {
  private next = 0;
  private readonly registrations: string[] = [];
  private readonly sessions: string[] = [];

  constructor(
    private readonly scenario: Scenario,
    private readonly head: string,
  ) {
    const ids = (type: 'Registration' | 'Session', kind: 'registration' | 'session', count: number) =>
      Array.from({ length: count }, (_, n) => encodeId(type, ORGANISATION_ID, benchId(kind, n)));
    this.registrations = ids('Registration', 'registration', scenario.registrations);
    this.sessions = ids('Session', 'session', scenario.sessions);
  }

  begin(round: number): () => string {
    this.next = round * ROUND_BASE;
    return () => {
      const k = this.next++;
      const registration = registrationOf(this.scenario, k);
      const session = this.scenario.sessionOf(registration, k, round);
      return this.head + body(this.registrations[registration] ?? '', this.sessions[session] ?? '', k);
    };
  }
}

function body(registrationId: string, sessionId: string, k: number): string {
  const idempotencyKey = `bench-${k.toString().padStart(9, '0')}`;
  return JSON.stringify({
    query: DOCUMENT,
    variables: { input: { registrationId, sessionId, payWith: 'AUTO', idempotencyKey } },
  });
}

function headOf(endpoint: URL): string {
  const anyId = (type: 'Registration' | 'Session') => encodeId(type, ORGANISATION_ID, ORGANISATION_ID);
  const lines = [
    `POST ${endpoint.pathname} HTTP/1.1`,
    `Host: ${endpoint.host}`,
    'Content-Type: application/json',
    'Accept: application/graphql-response+json',
    `Authorization: Bearer ${TOKEN}`,
    `Content-Length: ${body(anyId('Registration'), anyId('Session'), 0).length}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** One connection: at most one request under way. */
class Connection {
  private received = '';
  private settle: { resolve: (body: string) => void; reject: (error: Error) => void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8').setNoDelay(true);
    socket.on('data', (text: string) => this.take(text));
    socket.on('error', (error) => this.settle?.reject(error));
    socket.on('close', () => this.settle?.reject(new Error('the server closed the connection')));
  }

  static open({ hostname, port }: URL): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => resolve(new Connection(socket))).once('error', reject);
    });
  }

  ask(request: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.socket.write(request, 'latin1');
    });
  }

  close(): void {
    this.settle = undefined;
    this.socket.destroy();
  }

  private take(text: string): void {
    this.received += text;
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/^content-length: (\d+)/im.exec(this.received.slice(0, end))?.[1]);
    const answer = this.received.slice(end + 4);
    if (!Number.isInteger(length)) this.settle?.reject(new Error(`an answer without its length: ${this.received}`));
    else if (Buffer.byteLength(answer) >= length) {
      this.received = '';
      this.settle?.resolve(answer);
    }
  }
}

function check(text: string): void {
  const { data, errors } = JSON.parse(text) as Answer;
  const payload = data?.bookSession;
  if (errors || !payload?.booking?.id || payload.errors?.length !== 0) throw new Error(`a booking was not made: ${text}`);
}

async function load(requests: Requests, { endpoint, connections, round, seconds }: LoadOrder): Promise<LoadResult> {
  const url = new URL(endpoint);
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(url)));
  const request = requests.begin(round);
  const latenciesMs: number[] = [];
  const start = performance.now();
  const until = start + seconds * 1000;
  await Promise.all(
    open.map(async (connection) => {
      for (let now = performance.now(); now < until; ) {
        check(await connection.ask(request()));
        const then = now;
        now = performance.now();
        latenciesMs.push(now - then);
      }
    }),
  );
  const took = (performance.now() - start) / 1000;
  for (const connection of open) connection.close();
  latenciesMs.sort((a, b) => a - b);
  const at = (share: number) => latenciesMs[Math.floor(latenciesMs.length * share)] ?? Number.NaN;
  return { acknowledged: latenciesMs.length, seconds: took, p50Ms: at(0.5), p99Ms: at(0.99) };
}

const [endpoint = '', name] = process.argv.slice(2);
const scenario = [SPREAD, HOT].find((known) => known.name === name) ?? SPREAD;
const requests = new Requests(scenario, headOf(new URL(endpoint)));
process.on('message', async (order: LoadOrder) => {
  try {
    process.send?.({ result: await load(requests, order) });
  } catch (error) {
    process.send?.({ fault: String(error) });
  }
});
process.send?.({ ready: true });
