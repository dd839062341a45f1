const FINAL_TEXT = 0x81;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;

/** Text as it is sent, in UTF-8: each character of the result stands for one byte. */
const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');

/** The beginning of a `next` message, which names the operation. Each character stands for one byte. */
export const headOf = (id: string): string => bytesOf(`{"id":${JSON.stringify(id)}`);

/**
 * The `next` message of graphql-transport-ws that carries one answer, for any number of operations. The answer is turned into
 * bytes once; each operation adds its id, which stands first. The bytes are the characters of a string: Node sends a string
 * without a buffer for it, and thousands of buffers a push cost more than the messages in them.
 */
export class SharedFrame {
  private readonly rest: string;
  /** The beginning for heads of one length. Clients choose their ids in one way, so nearly all have the same. */
  private prefix: { readonly headLength: number; readonly bytes: string } | undefined;
  private lastHead: string | undefined;
  private lastFrame = '';

  constructor(payload: object) {
    this.rest = bytesOf(`,"type":"next","payload":${JSON.stringify(payload)}}`);
  }

  /** A whole frame of a WebSocket server, which masks nothing. Each character stands for one byte. */
  bytesFor(head: string): string {
    if (this.lastHead === head) return this.lastFrame;
    if (this.prefix?.headLength !== head.length)
      this.prefix = { headLength: head.length, bytes: prefixOf(head.length + this.rest.length) };
    this.lastHead = head;
    this.lastFrame = this.prefix.bytes + head + this.rest;
    return this.lastFrame;
  }
}

/** What stands before a message of so many bytes. */
function prefixOf(length: number): string {
  const prefix = Buffer.alloc(length < LENGTH_IN_2_BYTES ? 2 : length < 65_536 ? 4 : 10);
  prefix[0] = FINAL_TEXT;
  if (prefix.length === 2) prefix[1] = length;
  else if (prefix.length === 4) {
    prefix[1] = LENGTH_IN_2_BYTES;
    prefix.writeUInt16BE(length, 2);
  } else {
    prefix[1] = LENGTH_IN_8_BYTES;
    prefix.writeBigUInt64BE(BigInt(length), 2);
  }
  return prefix.toString('latin1');
}
