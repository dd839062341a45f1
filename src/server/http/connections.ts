import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions } from 'fastify';

type Told = readonly [status: number, message: string];

const REFUSALS: Readonly<Record<string, Told>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers of the request are too large.'],
};
const NO_REQUEST: Told = [400, 'This is no HTTP request.'];

/** The time that a request may take to arrive, and the end of connections whose requests do not. */
export function connectionOptions(receiveTimeoutMs: number, checkIntervalMs: number) {
  return {
    requestTimeout: receiveTimeoutMs,
    http: {
      // fastify leaves it at 60 seconds. When the headers have the longer time of the two, Node.js gives it to the body instead.
      headersTimeout: receiveTimeoutMs,
      requestTimeout: receiveTimeoutMs,
      connectionsCheckingInterval: checkIntervalMs,
    },
    clientErrorHandler: refuse,
  } satisfies FastifyHttpOptions<Server>;
}

/**
 * Answers bytes that are no request, or too slow. Node.js counts the time of a new connection from its opening, so one that was
 * opened early and never used ends here too. It is closed without a word: its client may send a request at this very moment, and
 * would take any answer for that of the request.
 */
function refuse(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && socket.bytesRead === 0) {
    socket.destroy();
    return;
  }
  const [status, message] = REFUSALS[error.code ?? ''] ?? NO_REQUEST;
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
}
