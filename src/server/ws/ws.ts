import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer, type Server as ProtocolServer, type SubscribePayload } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocket, WebSocketServer } from 'ws';
import type { Context, Credentials } from '../../context.js';
import { Fault, type FaultCode } from '../../faults.js';
import { LiveStream } from '../../pubsub/live-iterator.js';
import type { AddressOf } from '../admission/addresses.js';
import type { Admission } from '../admission/admission.js';
import type { Advice } from '../admission/advice.js';
import { RateLimited, type RateLimits } from '../admission/rate-limit.js';
import { isOriginAllowed, type Origins, strangerSentence } from '../admission/web-safety.js';
import type { Documents } from '../documents/documents.js';
import type { FormatFault } from '../documents/errors.js';
import type { Executor, Operation } from '../documents/execution.js';
import { reasonsAgainst } from '../documents/reasons-against.js';
import { type DocumentRequest, type TrustedDocuments, withText } from '../documents/trusted-documents.js';
import { GRAPHQL_PATH } from '../http/http.js';
import type { Metrics } from '../http/metrics.js';
import {
  type Limits,
  SOCKET_CHECK_INTERVAL_MS,
  SOCKET_INIT_TIMEOUT_MS,
  SOCKET_PING_INTERVAL_MS,
  SOCKET_STALLED_MS,
  SUBSCRIPTIONS_PER_SOCKET_MAX,
} from '../limits.js';
import { preferredLocale } from '../preferred-locale.js';
import { Channel } from './channel.js';
import { Heartbeat } from './heartbeat.js';
import { type Peer, speak } from './protocol.js';
import { PushStream } from './push-stream.js';
import { SharedAnswers } from './shared-answers.js';
import { type RevokedOf, TokenCheck } from './token-check.js';
import { Turns } from './turns.js';

/**
 * Close codes of the server. A client may reconnect at once after most of them. It needs another token after UNAUTHORIZED and
 * RIGHTS_LOST, and should wait after TRY_AGAIN_LATER. The clients of graphql-ws never come back after 4401, 4429 and 4500, so
 * what passes by itself has none of these.
 */
export const CloseCode = {
  GOING_AWAY: 1001,
  TRY_AGAIN_LATER: 1013,
  UNAUTHORIZED: 4401,
  RIGHTS_LOST: 4403,
  SLOW_CONSUMER: 4490,
} as const;

/** Codes of faults that another attempt with the same message does not change. */
const FINAL_FAULTS = new Set<unknown>(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT']);

const CLOSE_GRACE_MS = 1_000;

export interface SocketOptions {
  schema: GraphQLSchema;
  executor: Executor;
  documents: Documents;
  admit: Admission;
  rates: RateLimits;
  addressOf: AddressOf;
  trusted: TrustedDocuments | undefined;
  limits: Limits;
  metrics: Metrics;
  origins: Origins;
  advice: Advice;
  formatFault: FormatFault;
  revokedOf: RevokedOf;
  log: Logger;
}

type Connection = Readonly<Record<string, unknown>> | undefined;

/** An operation that a client asks for. graphql-ws hands it on as the value of the context. */
interface Asked {
  readonly id: string;
  readonly operation: Operation;
  readonly channel: Channel;
}

interface Request {
  id: string;
  payload: SubscribePayload;
  params: Connection;
  peer: Peer;
  /** Operations of the socket, with this one. */
  open: number;
}

/** GraphQL over WebSocket at the same address as over HTTP. */
export class Sockets {
  private readonly server: WebSocketServer;
  private readonly protocol: ProtocolServer<Peer>;
  private readonly tokenCheck: TokenCheck;
  private readonly heartbeat = new Heartbeat(SOCKET_PING_INTERVAL_MS);
  private readonly turns = new Turns();
  private readonly answers: SharedAnswers;
  private readonly stalled = new WeakMap<WebSocket, { bytes: number; since: number }>();
  private readonly checking: NodeJS.Timeout;
  private isClosing = false;

  constructor(private readonly options: SocketOptions) {
    const { executor, formatFault, limits, revokedOf, log } = options;
    this.answers = new SharedAnswers(options);
    // `Channel` needs messages that are not compressed.
    this.server = new WebSocketServer({
      ...{ noServer: true, maxPayload: limits.maxBodyBytes, perMessageDeflate: false, handleProtocols },
    });
    this.protocol = makeServer<Record<string, unknown>, Peer>({
      connectionInitWaitTimeout: SOCKET_INIT_TIMEOUT_MS,
      onConnect: async ({ connectionParams, extra }) => this.admit(connectionParams, extra),
      onSubscribe: async ({ connectionParams, extra, subscriptions }, id, payload) =>
        this.prepare({ id, payload, params: connectionParams, peer: extra, open: Object.keys(subscriptions).length }),
      execute: (args) => executor.execute(askedOf(args).operation),
      subscribe: (args) => this.subscribe(askedOf(args)),
      onNext: (_connection, _id, _payload, _args, result) => this.formatted(result),
      onError: (_connection, _id, _payload, errors) => errors.map(formatFault),
    });
    const onRevoked = (socket: WebSocket) =>
      this.end(socket, CloseCode.RIGHTS_LOST, 'The token or its rights are no longer what they were');
    this.tokenCheck = new TokenCheck(revokedOf, onRevoked, log);
    this.checking = setInterval(() => this.closeStalled(), SOCKET_CHECK_INTERVAL_MS).unref();
  }

  get open(): number {
    return this.server.clients.size;
  }

  attach(http: Server): void {
    http.on('upgrade', (request, stream, head) => {
      // A client may vanish during the handshake. Without a listener its error would end the process.
      stream.on('error', () => stream.destroy());
      const path = request.url?.split('?', 1)[0];
      const fault = path === GRAPHQL_PATH ? this.refusal(request) : new Fault('BAD_USER_INPUT', `GraphQL is at ${GRAPHQL_PATH}.`);
      if (fault) return refuse(stream, fault, this.options.formatFault);
      this.server.handleUpgrade(request, stream, head, (socket) => this.meet(socket, stream, request));
    });
  }

  private meet(socket: WebSocket, stream: Duplex, request: IncomingMessage): void {
    const { addressOf, log } = this.options;
    this.heartbeat.watch(socket);
    const channel = new Channel(socket, stream, this.turns);
    const acceptLanguage = request.headers['accept-language'];
    const peer = { socket, channel, address: addressOf(request), acceptLanguage };
    speak(this.protocol, peer, { log, slow: () => this.endSlow(socket) });
  }

  /** The reason why no socket is opened for this request; undefined when one is. */
  private refusal(request: IncomingMessage): Fault | undefined {
    const { origins, advice, rates, addressOf, limits } = this.options;
    if (!isOriginAllowed(request, origins)) {
      const sentence = strangerSentence(request);
      advice.give(`page ${request.headers.origin}`, sentence);
      return new Fault('FORBIDDEN', sentence);
    }
    if (this.isClosing) return new Fault('OVERLOADED', 'The server is going away: connect again.');
    if (this.open >= limits.maxSockets)
      return new Fault('OVERLOADED', 'The server has as many sockets as it may: try again later.');
    const wait = rates.waitSeconds(addressOf(request));
    return wait > 0 ? new RateLimited(wait) : undefined;
  }

  /** Asks every client to reconnect elsewhere, and cuts off those that do not answer. */
  async close(): Promise<void> {
    if (this.isClosing) return;
    this.isClosing = true;
    clearInterval(this.checking);
    this.tokenCheck.stop();
    this.heartbeat.stop();
    for (const socket of this.server.clients) this.end(socket, CloseCode.GOING_AWAY, 'The server is going away');
    const until = Date.now() + CLOSE_GRACE_MS;
    while (this.open > 0 && Date.now() < until + CLOSE_GRACE_MS) await new Promise((resolve) => setTimeout(resolve, 10));
    this.server.close();
  }

  /** Closes with a code, and cuts the connection when the client does not read it. */
  private end(socket: WebSocket, code: number, reason: string): void {
    if (socket.readyState !== WebSocket.OPEN) return;
    this.options.metrics.socketsClosed.inc({ code });
    socket.close(code, reason);
    const timer = setTimeout(() => socket.terminate(), CLOSE_GRACE_MS).unref();
    socket.once('close', () => clearTimeout(timer));
  }

  private async admit(params: Connection, peer: Peer): Promise<boolean> {
    try {
      const credentials = this.credentialsOf(params, peer);
      this.hold(peer.socket, await this.options.admit(credentials, this.answerUntil()));
      return true;
    } catch (error) {
      const { message, extensions } = this.options.formatFault(error);
      const code = FINAL_FAULTS.has(extensions?.code) ? CloseCode.UNAUTHORIZED : CloseCode.TRY_AGAIN_LATER;
      this.end(peer.socket, code, message);
      return false;
    }
  }

  private answerUntil(): number {
    return performance.now() + this.options.limits.requestTimeoutMs;
  }

  private async prepare({ id, payload, params, peer, open }: Request): Promise<ExecutionArgs | GraphQLError[]> {
    const { schema, executor, documents, trusted, admit } = this.options;
    try {
      if (open > SUBSCRIPTIONS_PER_SOCKET_MAX) {
        throw new Fault('OVERLOADED', `One socket carries at most ${SUBSCRIPTIONS_PER_SOCKET_MAX} operations at a time.`);
      }
      // Before the document is read, which costs something too.
      const context = await admit(this.credentialsOf(params, peer), this.answerUntil());
      const { query, operationName, variables } = trusted
        ? withText<SubscribePayload & DocumentRequest>(payload, trusted)
        : payload;
      const document = documents.parse(query);
      const reasons = await reasonsAgainst(documents, executor, { document, variables, context });
      if (reasons.length > 0) return [...reasons];
      this.hold(peer.socket, context);
      const asked: Asked = { id, operation: { document, operationName, variables, context }, channel: peer.channel };
      return { schema, document, operationName, variableValues: variables, contextValue: asked };
    } catch (error) {
      return [error instanceof GraphQLError ? error : new GraphQLError('Refused', { originalError: error as Error })];
    }
  }

  /** A live stream is answered with frames that its subscribers share, any other one by graphql-ws. */
  private async subscribe({ id, operation, channel }: Asked): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> {
    const { executor } = this.options;
    const pushes = await executor.subscribe(operation);
    const { turns, answers } = this;
    if (pushes instanceof LiveStream) return new PushStream({ id, operation, live: pushes, channel, answers, turns });
    return Symbol.asyncIterator in pushes ? executor.answers(operation, pushes) : pushes;
  }

  private credentialsOf(params: Connection, { address, acceptLanguage }: Peer): Credentials {
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    const { authorization, organisation } = params ?? {};
    return {
      authorization: text(authorization),
      organisation: text(organisation),
      locale: preferredLocale(text(params?.acceptLanguage) ?? acceptLanguage),
      address,
    };
  }

  private hold(socket: WebSocket, { token, viewer }: Context): void {
    if (token !== undefined) this.tokenCheck.hold(socket, { token, viewer });
  }

  private formatted(result: ExecutionResult) {
    return result.errors && { ...result, errors: result.errors.map(this.options.formatFault) };
  }

  private endSlow(socket: WebSocket): void {
    this.end(socket, CloseCode.SLOW_CONSUMER, 'This client does not read fast enough');
  }

  private closeStalled(): void {
    const now = Date.now();
    for (const socket of this.server.clients) {
      const bytes = socket.bufferedAmount;
      const before = this.stalled.get(socket);
      if (bytes === 0) this.stalled.delete(socket);
      else if (!before || bytes < before.bytes) this.stalled.set(socket, { bytes, since: now });
      else if (now - before.since >= SOCKET_STALLED_MS) this.endSlow(socket);
    }
  }
}

const askedOf = ({ contextValue }: ExecutionArgs): Asked => contextValue as Asked;

const STATUS = {
  BAD_USER_INPUT: '404 Not Found',
  FORBIDDEN: '403 Forbidden',
  OVERLOADED: '503 Service Unavailable',
  RATE_LIMITED: '429 Too Many Requests',
  UNAUTHENTICATED: '401 Unauthorized',
} as const satisfies Record<FaultCode, string>;

/** Answers a handshake with a fault. A browser shows the answer in its tools, and not to the page. */
function refuse(stream: Duplex, fault: Fault, formatFault: FormatFault): void {
  const told = formatFault(fault);
  const body = JSON.stringify({ errors: [told] });
  const wait = told.extensions?.retryAfterSeconds;
  const head = [
    `HTTP/1.1 ${STATUS[fault.code]}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(wait === undefined ? [] : [`Retry-After: ${Number(wait)}`]),
  ];
  stream.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
