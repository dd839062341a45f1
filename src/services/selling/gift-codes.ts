import { createHash, createHmac } from 'node:crypto';

/** Without letters and digits that look like others: people read codes to each other. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Five bits each: eighty of them cannot be guessed. */
const LENGTH = 16;

/**
 * Codes of presents. A code follows from the line that was bought and from a secret of the server, so that it can be told again
 * to who
 * bought it, and nothing that is stored lets anybody redeem it.
 */
export class GiftCodes {
  constructor(private readonly secret: string) {}

  /** `K7QP-2M9X-…`. */
  codeOf(lineId: string): string {
    const digest = createHmac('sha256', this.secret).update(`gift ${lineId}`).digest();
    const letters = Array.from({ length: LENGTH }, (_, at) => ALPHABET[(digest[at] ?? 0) % ALPHABET.length]).join('');
    return (letters.match(/.{4}/g) ?? []).join('-');
  }
}

/** What is stored of a code, however it was written. */
export const hashOfGiftCode = (code: string): string =>
  createHash('sha256').update(code.toUpperCase().replace(/[\s-]/g, '')).digest('base64url');
