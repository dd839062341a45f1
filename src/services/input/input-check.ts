import { Temporal } from 'temporal-polyfill';
import { codeLetters } from '../rules/world/code-letters.js';
import type { InvalidInputReason, MoneyFact, Referent, Refusal, Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';
import { EMAIL_MAX_LENGTH, emailAddress } from './email-address.js';
import { visibleLine, visibleText } from './visible-text.js';

export const NAME_MAX_LENGTH = 200;
export const DESCRIPTION_MAX_LENGTH = 5_000;
const URL_MAX_LENGTH = 2_000;
const IDEMPOTENCY_KEY_MAX_LENGTH = 255;
export const CAPACITY_MAX = 100_000;
/** Far above any price, and so far below 2^53 that no sum on an account loses precision. */
export const AMOUNT_MAX_MINOR = 1_000_000_000_000;
const VALIDITY_MAX_YEARS = 10;
const PERIOD = /^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** Collects all errors of an input, so that a form can mark every field at once. Each method returns the value to store. */
export class InputCheck {
  readonly refusals: Refusal[] = [];

  constructor(private readonly currency: string) {}

  get failed(): boolean {
    return this.refusals.length > 0;
  }

  refused(): Result<never> {
    return { ok: false, refusals: this.refusals };
  }

  invalid(field: string, reason: InvalidInputReason, limit?: number): void {
    this.refusals.push(refusal('INVALID_INPUT', field, limit === undefined ? { reason } : { reason, limit }));
  }

  /** Records NOT_FOUND for a row that this organisation does not have. */
  found<T>(field: string, referent: Referent, row: T | null | undefined): row is T {
    if (row === null || row === undefined) this.refusals.push(refusal('NOT_FOUND', field, { referent }));
    return row !== null && row !== undefined;
  }

  /** One line of what people can see, in Unicode normal form: "ž" typed in two ways is one name. It must show something. */
  name(field: string, value: string): string {
    const name = visibleLine(value);
    if (name === '') this.invalid(field, 'REQUIRED');
    if (name.length > NAME_MAX_LENGTH) this.invalid(field, 'TOO_LONG', NAME_MAX_LENGTH);
    if (isDamaged(name, '')) this.invalid(field, 'MALFORMED');
    return name;
  }

  /** The visible part of a text that may be empty or have several lines. */
  text(field: string, value: string | null | undefined, maxLength = DESCRIPTION_MAX_LENGTH): string {
    const text = visibleText(value ?? '');
    if (text.length > maxLength) this.invalid(field, 'TOO_LONG', maxLength);
    if (isDamaged(text, '\n\r\t')) this.invalid(field, 'MALFORMED');
    return text;
  }

  /** A text that is stored exactly as it came, neither trimmed nor normalised. */
  verbatim(field: string, value: string, maxLength: number): void {
    if (value === '') this.invalid(field, 'REQUIRED');
    else if (value.length > maxLength) this.invalid(field, 'TOO_LONG', maxLength);
    else if (isDamaged(value, '')) this.invalid(field, 'MALFORMED');
  }

  idempotencyKey(key: string): void {
    this.verbatim('idempotencyKey', key, IDEMPOTENCY_KEY_MAX_LENGTH);
  }

  /** A code that people paste: its letters and digits decide, and are returned. */
  code(field: string, value: string, maxLength: number): string {
    const letters = codeLetters(value);
    if (letters === '') this.invalid(field, 'REQUIRED');
    if (letters.length > maxLength) this.invalid(field, 'TOO_LONG', maxLength);
    return letters;
  }

  /** An address that a person can sign in with; an account under any other address could never be claimed. */
  email(field: string, value: string): string {
    const email = emailAddress(value);
    if (email !== undefined) return email;
    if (value.trim().length > EMAIL_MAX_LENGTH) this.invalid(field, 'TOO_LONG', EMAIL_MAX_LENGTH);
    else this.invalid(field, 'MALFORMED');
    return value;
  }

  /** An address of the web that a browser can be sent to. */
  webAddress(field: string, url: string): void {
    const isWeb = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
    if (url.length > URL_MAX_LENGTH) this.invalid(field, 'TOO_LONG', URL_MAX_LENGTH);
    else if (!isWeb) this.invalid(field, 'MALFORMED');
  }

  /** An amount of the organisation's currency, in minor units, zero or more. */
  amount(field: string, money: MoneyFact): number {
    if (money.currency !== this.currency) this.invalid(`${field}.currency`, 'OTHER_CURRENCY');
    if (!Number.isSafeInteger(money.amountMinor) || money.amountMinor > AMOUNT_MAX_MINOR)
      this.invalid(`${field}.amountMinor`, 'AMOUNT_TOO_LARGE', AMOUNT_MAX_MINOR);
    else if (money.amountMinor < 0) this.invalid(`${field}.amountMinor`, 'NEGATIVE_AMOUNT');
    return money.amountMinor;
  }

  positiveAmount(field: string, money: MoneyFact): number {
    const amountMinor = this.amount(field, money);
    if (amountMinor === 0) this.invalid(`${field}.amountMinor`, 'AMOUNT_NOT_POSITIVE');
    return amountMinor;
  }

  integer(field: string, value: number, min: number, max: number): number {
    if (!Number.isInteger(value) || value < min) this.invalid(field, 'OUT_OF_RANGE', min);
    else if (value > max) this.invalid(field, 'OUT_OF_RANGE', max);
    return value;
  }

  list<T>(field: string, values: readonly T[], max: number): readonly T[] {
    if (values.length > max) this.invalid(field, 'TOO_MANY', max);
    return values;
  }

  /** A positive period of whole years, months, weeks and days, such as `P1M` or `P10D`. */
  period(field: string, value: string): string {
    const period = this.parsed(field, PERIOD, value, () => Temporal.Duration.from(value));
    // A period of hundreds of digits is one that no calendar can add to a day.
    const isTooLong = period && this.parsed(field, PERIOD, value, () => isLongerThanYears(period, VALIDITY_MAX_YEARS));
    if (period?.blank) this.invalid(field, 'OUT_OF_RANGE', 1);
    else if (isTooLong) this.invalid(field, 'OUT_OF_RANGE', VALIDITY_MAX_YEARS);
    return period?.toString() ?? value;
  }

  /** A calendar day such as `2026-09-01`; null for an invalid one. */
  day(field: string, value: string): Temporal.PlainDate | null {
    return this.parsed(field, DAY, value, () => Temporal.PlainDate.from(value, { overflow: 'reject' }));
  }

  /** A wall-clock time such as `17:30` or `17:30:00`; null for an invalid one. */
  time(field: string, value: string): Temporal.PlainTime | null {
    return this.parsed(field, TIME, value, () => Temporal.PlainTime.from(value, { overflow: 'reject' }));
  }

  /** Temporal reads more than one form of a value, also longer texts that hold one. So the form is checked first. */
  private parsed<T>(field: string, form: RegExp, value: string, parse: () => T): T | null {
    try {
      if (!form.test(value)) throw new RangeError('Another form than the one that is described');
      return parse();
    } catch (fault) {
      if (!(fault instanceof RangeError)) throw fault;
      this.invalid(field, 'MALFORMED');
      return null;
    }
  }
}

/**
 * Whether a text holds what no text can. PostgreSQL stores no U+0000 and no half of a surrogate pair; other control characters
 * and noncharacters come by mistake or from an attack.
 */
function isDamaged(text: string, allowed: string): boolean {
  if (!text.isWellFormed() || /\p{Noncharacter_Code_Point}/u.test(text)) return true;
  return [...text].some((character) => {
    const code = character.charCodeAt(0);
    return (code < 0x20 || code === 0x7f) && !allowed.includes(character);
  });
}

function isLongerThanYears(period: Temporal.Duration, years: number): boolean {
  const from = Temporal.PlainDate.from('2000-01-01');
  return Temporal.PlainDate.compare(from.add(period), from.add({ years })) > 0;
}
