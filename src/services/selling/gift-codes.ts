import { createHash, createHmac } from 'node:crypto';
import { codeLetters } from '../rules/world/code-letters.js';

/** Without letters and digits that look like others: people read codes to each other. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Five bits each: eighty of them cannot be guessed. */
const LENGTH = 16;

/**
 * Codes of gifts. A code is derived from the order line and a secret of the server. So the buyer can be told it again, and a
 * stored row alone lets nobody redeem the gift.
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

/** The stored form of a code, however it was written. */
export const hashOfGiftCode = (code: string): string => createHash('sha256').update(codeLetters(code)).digest('base64url');
