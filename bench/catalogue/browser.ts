import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { type PageSide, type ShownSession, seatsTakenOn } from './page.js';

/** The slug of the organisation of the ground. */
const VARIABLES = { slug: 'bench' };
const ACCEPT = { accept: 'application/graphql-response+json' };

interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly body: Buffer;
}

/** A reader of the page without an account, on a connection of its own. */
export class Browser {
  /** Answers that said that nothing has changed. */
  notModified = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  /** The last whole answer, with the seats that it shows as taken. */
  private page: { readonly etag: string | undefined; readonly body: Buffer; readonly seatsTaken: number } | undefined;

  /** @param isConditional it keeps the last answer, and asks whether there is a newer one */
  constructor(
    private readonly side: PageSide,
    private readonly endpoint: string,
    private readonly isConditional: boolean,
  ) {}

  get bytes(): number {
    return this.page?.body.length ?? 0;
  }

  get hasEtag(): boolean {
    return this.page?.etag !== undefined;
  }

  /** Asks for the page. Resolves with the seats that are taken on it, and throws when it is not the whole page. */
  async look(): Promise<number> {
    const { status, etag, body } = await (this.isConditional ? this.get() : this.post());
    if (status === 304 && this.page) {
      this.notModified += 1;
      return this.page.seatsTaken;
    }
    if (status !== 200) throw new Error(`a page was answered with status ${status}: ${body.toString('utf8')}`);
    // An answer of the same bytes need not be read again.
    const isKnown = this.page?.body.equals(body);
    const seatsTaken = isKnown && this.page ? this.page.seatsTaken : this.read(body);
    this.page = { etag, body, seatsTaken };
    return seatsTaken;
  }

  close(): void {
    this.agent.destroy();
  }

  private read(body: Buffer): number {
    return seatsTakenOn(this.side.sessionsOf(JSON.parse(body.toString('utf8'))));
  }

  private post(): Promise<Answer> {
    const body = JSON.stringify({ query: this.side.document, variables: VARIABLES });
    const headers = { ...ACCEPT, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    return this.send(new URL(this.endpoint), 'POST', headers, body);
  }

  private get(): Promise<Answer> {
    const url = new URL(this.endpoint);
    url.searchParams.set('query', this.side.document);
    url.searchParams.set('variables', JSON.stringify(VARIABLES));
    const headers: OutgoingHttpHeaders = { ...ACCEPT, 'apollo-require-preflight': '1' };
    if (this.page?.etag !== undefined) headers['if-none-match'] = this.page.etag;
    return this.send(url, 'GET', headers);
  }

  private send(url: URL, method: string, headers: OutgoingHttpHeaders, body?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request(url, { method, headers, agent: this.agent }, (response) => receive(response).then(resolve, reject));
      asked.once('error', reject).end(body);
    });
  }
}

/** The sessions of the page now. */
export async function askedOnce(side: PageSide, endpoint: string): Promise<readonly ShownSession[]> {
  const body = JSON.stringify({ query: side.document, variables: VARIABLES });
  const response = await fetch(endpoint, { method: 'POST', headers: { ...ACCEPT, 'content-type': 'application/json' }, body });
  return side.sessionsOf(await response.json());
}

async function receive(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, etag: response.headers.etag, body: Buffer.concat(chunks) };
}
