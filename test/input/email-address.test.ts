import { describe, expect, it } from 'vitest';
import { emailAddress } from '../../src/services/input/email-address.js';

describe('emailAddress', () => {
  it.each([
    ['nina@example.com', 'nina@example.com'],
    ['  Nina.Nova+klub@Example.COM ', 'Nina.Nova+klub@Example.COM'],
    ["o'brien@example.ie", "o'brien@example.ie"],
    ['info@kúpele.sk', 'info@xn--kpele-7ua.sk'],
    ['info@ku\u0301pele.SK', 'info@xn--kpele-7ua.sk'],
    ['a@sub.domain.example', 'a@sub.domain.example'],
  ])('keeps %j as %j', (typed, kept) => {
    expect(emailAddress(typed)).toBe(kept);
  });

  it.each([
    ...['', ' ', 'nobody', '@example.com', 'a@', 'a@b', 'a b@example.com', 'a@@example.com', 'a@example..com'],
    ...['x@127.1', 'x@[127.0.0.1]', 'x@kúpele', 'x@\u{ff11}27.0.0.1', 'jožko@example.com', 'a&b@example.com'],
    ...['a@example.com\r\nBcc: b@example.com', 'a@example.com, b@example.com', `${'x'.repeat(250)}@a.sk`],
  ])('takes %j for no address', (typed) => {
    expect(emailAddress(typed)).toBeUndefined();
  });

  it('gives an address again that it gave before', () => {
    for (const typed of ['info@kúpele.sk', ' Nina@Example.com ']) {
      const kept = emailAddress(typed) ?? '';
      expect(emailAddress(kept)).toBe(kept);
    }
  });
});
