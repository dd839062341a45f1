import type { FastifyInstance, FastifyReply } from 'fastify';
import type { AddressOf } from '../admission/addresses.js';
import { RateLimited, type RateLimits } from '../admission/rate-limit.js';
import type { InTime } from './in-time.js';

const RECEIPTS_PATH = '/receipts';
/** The browser may show the document and nothing else. */
const DOCUMENT_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** The parts of a receipt link, unchecked. */
export interface ReceiptLink {
  readonly id: string;
  readonly expires: string;
  readonly signature: string;
}

/** The document behind a link, or the reason against it. */
export type ReceiptDownload = (
  link: ReceiptLink,
) => Promise<{ fileName: string; pdf: Buffer } | 'FORGED' | 'EXPIRED' | 'NOT_FOUND'>;

const REFUSALS = {
  FORGED: [403, 'This link is not one of ours, or was changed on its way.'],
  EXPIRED: [410, 'This link is over. Ask for a new one where you found it.'],
  NOT_FOUND: [404, 'There is no such receipt.'],
} as const;

export interface ReceiptRoutesOptions {
  download: ReceiptDownload;
  rates: RateLimits;
  addressOf: AddressOf;
  inTime: InTime;
}

/** Receipts as PDF by signed links: browsers send no bearer token when they open a document. */
export function serveReceipts(server: FastifyInstance, { download, rates, addressOf, inTime }: ReceiptRoutesOptions): void {
  server.get<{ Params: { file: string }; Querystring: Record<string, unknown> }>(`${RECEIPTS_PATH}/:file`, {
    onRequest: (request, _reply, done) => {
      const address = addressOf(request.raw);
      const wait = rates.waitSeconds(address);
      if (wait === 0) rates.countAddress(address);
      done(wait > 0 ? new RateLimited(wait) : undefined);
    },
    handler: async ({ params: { file }, query: { expires, signature } }, reply) => {
      const isOne = file.endsWith('.pdf') && typeof expires === 'string' && typeof signature === 'string';
      const found = isOne ? await inTime(download({ id: file.slice(0, -'.pdf'.length), expires, signature })) : 'FORGED';
      return typeof found === 'string' ? refuse(reply, found) : send(reply, found);
    },
  });
}

function send(reply: FastifyReply, { fileName, pdf }: { fileName: string; pdf: Buffer }): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${fileName}"`)
    .header('content-security-policy', DOCUMENT_POLICY)
    .header('cache-control', 'private, no-store')
    .header('x-robots-tag', 'noindex')
    .send(pdf);
}

function refuse(reply: FastifyReply, why: keyof typeof REFUSALS): FastifyReply {
  const [status, message] = REFUSALS[why];
  return reply.code(status).send({ errors: [{ message }] });
}
