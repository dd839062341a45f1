import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { codeLetters } from '../rules/world/code-letters.js';

/** Capitals and digits alone keep a QR code small; those that look alike are left out for people who type. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const KEY_BYTES = 32;
const ID_BYTES = 16;
const SIGNATURE_BYTES = 8;
/** Each character carries five bits. */
const LENGTH = Math.ceil(((ID_BYTES + SIGNATURE_BYTES) * 8) / 5);
/** Binds the key to this purpose: signatures made for other purposes are no codes, and the reverse. */
const PURPOSE = 'permanentka scan codes v1';

/** The types that carry a code, with the character that the code begins with. */
const LETTERS = { Pass: 'P', Booking: 'B' } as const;
export type ScannedType = keyof typeof LETTERS;

/**
 * Codes for passes and bookings, to be printed or shown as QR codes. A code holds the key of its row and a signature for one
 * organisation. So nobody can make a code from an id, and a code of another organisation says nothing.
 */
export class ScanCodes {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, KEY_BYTES));
  }

  codeOf(type: ScannedType, organisationId: string, id: string): string {
    const bytes = Buffer.concat([bytesOf(id), this.sign(type, organisationId, id)]);
    return LETTERS[type] + lettersOf(bytes);
  }

  /** The row that a code names, however it was typed; undefined for anything that is no code of this organisation. */
  read(organisationId: string, text: string): { type: ScannedType; id: string } | undefined {
    const code = codeLetters(text);
    const type = typeOf(code.slice(0, 1));
    const bytes = bytesOfLetters(code.slice(1));
    if (!type || !bytes) return undefined;
    const id = uuidOf(bytes.subarray(0, ID_BYTES));
    return timingSafeEqual(bytes.subarray(ID_BYTES), this.sign(type, organisationId, id)) ? { type, id } : undefined;
  }

  private sign(type: ScannedType, organisationId: string, id: string): Buffer {
    return createHmac('sha256', this.key).update(`${type}\n${organisationId}\n${id}`).digest().subarray(0, SIGNATURE_BYTES);
  }
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function typeOf(letter: string): ScannedType | undefined {
  return (Object.keys(LETTERS) as ScannedType[]).find((type) => LETTERS[type] === letter);
}

function lettersOf(bytes: Buffer): string {
  let rest = BigInt(`0x${bytes.toString('hex')}`);
  let letters = '';
  for (let at = 0; at < LENGTH; at += 1) {
    letters = `${ALPHABET[Number(rest % 32n)]}${letters}`;
    rest /= 32n;
  }
  return letters;
}

function bytesOfLetters(letters: string): Buffer | undefined {
  if (letters.length !== LENGTH) return undefined;
  let number = 0n;
  for (const letter of letters) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return undefined;
    number = number * 32n + BigInt(value);
  }
  const hex = number.toString(16).padStart(2 * (ID_BYTES + SIGNATURE_BYTES), '0');
  return hex.length > 2 * (ID_BYTES + SIGNATURE_BYTES) ? undefined : Buffer.from(hex, 'hex');
}
