const FINAL_TEXT = 0x81;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;

/** The beginning of a `next` message, which names the operation. */
export const headOf = (id: string): string => `{"id":${JSON.stringify(id)}`;

/**
 * The `next` message of graphql-transport-ws that carries one answer, for any number of operations. The answer is turned into
 * bytes once; each operation adds its id, which stands first.
 */
export class SharedFrame {
  private readonly rest: Buffer;
  private lastHead: string | undefined;
  private lastFrame: Buffer | undefined;

  constructor(payload: object) {
    this.rest = Buffer.from(`,"type":"next","payload":${JSON.stringify(payload)}}`);
  }

  /** A whole frame of a WebSocket server, which masks nothing. Operations with the same id share it, so nobody may change it. */
  bytesFor(head: string): Buffer {
    if (this.lastFrame !== undefined && this.lastHead === head) return this.lastFrame;
    const { rest } = this;
    const headLength = Buffer.byteLength(head);
    const length = headLength + rest.length;
    const prefix = length < LENGTH_IN_2_BYTES ? 2 : length < 65_536 ? 4 : 10;
    const frame = Buffer.allocUnsafe(prefix + length);
    frame[0] = FINAL_TEXT;
    if (prefix === 2) frame[1] = length;
    else if (prefix === 4) {
      frame[1] = LENGTH_IN_2_BYTES;
      frame.writeUInt16BE(length, 2);
    } else {
      frame[1] = LENGTH_IN_8_BYTES;
      frame.writeBigUInt64BE(BigInt(length), 2);
    }
    frame.write(head, prefix);
    frame.set(rest, prefix + headLength);
    this.lastHead = head;
    this.lastFrame = frame;
    return frame;
  }
}
