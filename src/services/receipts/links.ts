import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Minutes that a link works: long enough to look again, too short to pass around. */
const LINK_MINUTES = 60;
const KEY_BYTES = 32;
/** Binds the key to this purpose: signatures made for other purposes open no receipt, and the reverse. */
const PURPOSE = 'permanentka receipt links v1';

export type LinkState = 'GOOD' | 'EXPIRED' | 'FORGED';

/** Makes and checks links. A link opens one document for an hour, for anybody who has it, and signs nobody in. */
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

  /** @param expires the expiry and the signature are those of the link */
  check(id: string, expires: string, signature: string, now = new Date()): LinkState {
    const signed = this.sign(id, expires);
    const given = Buffer.from(signature, 'base64url');
    // Compared as text too, because base64url can write the same bytes in several ways.
    const isOurs = given.length === signed.length && timingSafeEqual(given, signed) && signature === signed.toString('base64url');
    if (!isOurs) return 'FORGED';
    return Number(expires) * 1000 > now.getTime() ? 'GOOD' : 'EXPIRED';
  }

  private sign(id: string, expires: string): Buffer {
    return createHmac('sha256', this.key).update(`${id}\n${expires}`).digest();
  }
}
