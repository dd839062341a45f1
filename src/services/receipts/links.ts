import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** How long a link opens a document: long enough to look at it again, too short to be passed around. */
const LINK_MINUTES = 60;
const KEY_BYTES = 32;
/** Binds the key to this one purpose: what is signed for anything else opens no receipt, and the other way round. */
const PURPOSE = 'permanentka receipt links v1';

export type LinkState = 'GOOD' | 'EXPIRED' | 'FORGED';

/** Makes and checks links that open one document each for a while, whoever holds them: nobody signs in by them. */
export class ReceiptLinks {
  private readonly key: Buffer;

  constructor(
    secret: string,
    private readonly publicUrl: string,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, KEY_BYTES));
  }

  /** @param id the opaque id of the receipt */
  urlOf(id: string, now = new Date()): string {
    const expires = String(Math.floor(now.getTime() / 1000) + LINK_MINUTES * 60);
    const signature = this.sign(id, expires).toString('base64url');
    return `${this.publicUrl}/receipts/${id}.pdf?expires=${expires}&signature=${signature}`;
  }

  /** @param expires and signature, as they came with the link. */
  check(id: string, expires: string, signature: string, now = new Date()): LinkState {
    const signed = this.sign(id, expires);
    const given = Buffer.from(signature, 'base64url');
    // Compared as text as well: of several ways to write the same bytes only ours is good.
    const isOurs = given.length === signed.length && timingSafeEqual(given, signed) && signature === signed.toString('base64url');
    if (!isOurs) return 'FORGED';
    return Number(expires) * 1000 > now.getTime() ? 'GOOD' : 'EXPIRED';
  }

  private sign(id: string, expires: string): Buffer {
    return createHmac('sha256', this.key).update(`${id}\n${expires}`).digest();
  }
}
