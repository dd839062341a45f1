import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const ID_BYTES = 16;
/** A booking makes about six ids. Fetching random bytes for each alone would cost more than the rest of the booking. */
const pool = new Uint8Array(256 * ID_BYTES);
let used = pool.length;

let msecs = 0;
let seq = 0;

function randomBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + ID_BYTES);
  used += ID_BYTES;
  return random;
}

/** Bytes that v7 does not use. The first bit stays clear, so that one millisecond has room for 2^31 ids. */
const firstOf = (random: Uint8Array): number => new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1;

/**
 * A new id. The server makes ids, so that a decision can name its new rows. Version 7 keeps new rows together in the indexes.
 */
export function uuidv7(): string {
  const random = randomBytes();
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    seq = firstOf(random);
  } else {
    seq += 1;
  }
  return v7({ random, msecs, seq });
}

/** Ids in order for rows that are dated by the database's clock. */
export function idsAt(moment: Date): () => string {
  const at = moment.getTime();
  let next: number | undefined;
  return () => {
    const random = randomBytes();
    next = next === undefined ? firstOf(random) : next + 1;
    return v7({ random, msecs: at, seq: next });
  };
}
