import { describe, expect, it } from 'vitest';
import { Locale } from '../../src/entities/enums.js';
import { formatMoney } from '../../src/entities/money.js';
import { messageOf } from '../../src/schema/messages/index.js';
import { ErrorCode } from '../../src/schema/shared/user-error.js';
import { preferredLocale } from '../../src/server/preferred-locale.js';
import {
  InvalidInputReason,
  InvitationProblem,
  OnlineSaleProblem,
  PassProblem,
  PromoCodeProblem,
  type ToldRefusal,
} from '../../src/services/rules/world/refusals.js';

/** Facts for every sentence at once. */
const FACTS = {
  path: ['input'],
  referent: 'PASS',
  reason: 'EMPTY',
  limit: 3,
  capacity: 8,
  seatsTaken: 5,
  missing: { amountMinor: 400, currency: 'EUR' },
  allowed: { amountMinor: 0, currency: 'EUR' },
  total: { amountMinor: 2400, currency: 'EUR' },
  left: { amountMinor: 1900, currency: 'EUR' },
  possible: { amountMinor: 1900, currency: 'EUR' },
  reasons: Object.values(OnlineSaleProblem),
  groups: ['Pondelok', 'Štvrtok'],
  startsAt: [new Date('2026-03-02T16:00:00Z')],
  retryAfterSeconds: 90,
  upcomingBookings: 2,
  openOrders: 1,
  passes: 1,
  debt: { amountMinor: 400, currency: 'EUR' },
  credit: { amountMinor: 1200, currency: 'EUR' },
};
/** The reasons that some refusals have, each with a sentence of its own. */
const REASONS: Partial<Record<string, object>> = {
  INVALID_INPUT: InvalidInputReason,
  PASS_CANNOT_PAY: PassProblem,
  INVITATION_UNUSABLE: InvitationProblem,
  PROMO_CODE_UNUSABLE: PromoCodeProblem,
};
const SENTENCE = /^\p{Lu}[^{}]+\.$/u;

const say = (refusal: object, locale: Locale) => messageOf({ ...FACTS, ...refusal } as unknown as ToldRefusal, locale);

describe.each(Object.values(Locale))('in %s', (locale) => {
  it('every refusal is one or two sentences with its facts', () => {
    for (const code of Object.values(ErrorCode)) {
      for (const reason of Object.values(REASONS[code] ?? { none: undefined })) {
        const sentence = say({ code, reason }, locale);
        expect(sentence).toMatch(SENTENCE);
        expect(sentence).not.toMatch(/undefined|NaN|\[object/);
      }
    }
    expect(say({ code: 'GROUP_FULL' }, locale)).toContain('8');
    expect(say({ code: 'NOT_COVERED' }, locale)).toContain(formatMoney(FACTS.missing, locale));
  });

  it('amounts keep every minor unit of every currency', () => {
    const digits = (amountMinor: number, currency: string) =>
      formatMoney({ amountMinor, currency }, locale).replace(/[^0-9.,-]/g, '');
    expect(digits(Number.MAX_SAFE_INTEGER, 'EUR').replace(/[.,]/g, '')).toBe('9007199254740991');
    expect(digits(5, 'EUR')).toMatch(/^0[.,]05$/);
    expect(digits(-1234, 'EUR')).toMatch(/^-12[.,]34$/);
    expect(digits(500, 'JPY')).toBe('500');
    expect(digits(1234, 'KWD')).toMatch(/^1[.,]234$/);
  });
});

describe('the language of an anonymous caller', () => {
  it.each([
    ['sk-SK,sk;q=0.9,en;q=0.8', 'sk'],
    ['de, cs;q=0.5', 'cs'],
    ['de', 'en'],
    ['*', 'en'],
    [undefined, 'en'],
    ['skolt', 'en'],
  ])('is, for %s, %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});
