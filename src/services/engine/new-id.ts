import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const ID_BYTES = 16;
/** A booking makes half a dozen ids, and fetching random bytes for each alone takes longer than all the rest of making it. */
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

/** Bytes that v7 does not use itself. The first bit is left clear, so that a millisecond has room for two thousand million ids. */
const firstOf = (random: Uint8Array): number => new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1;

/** Ids are made here and not by the database, so that a decision can name the rows it creates; version 7 keeps new ones together in the indexes. */
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

/** Ids of rows that tell when they were made by a clock that is not ours, one after another. */
export function idsAt(moment: Date): () => string {
  const at = moment.getTime();
  let next: number | undefined;
  return () => {
    const random = randomBytes();
    next = next === undefined ? firstOf(random) : next + 1;
    return v7({ random, msecs: at, seq: next });
  };
}
