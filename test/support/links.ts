import { expect } from 'vitest';

const END = /\?expires=(\d+)&signature=([\w-]{43})(?=")/g;
const LINK_SECONDS = 3_600;
/** A test asks and looks within this time. */
const LATELY_SECONDS = 60;

/** The text of an answer without the ends of its links to receipts. Expects that each link works for an hour from about now. */
export function withoutLinkEnds(text: string): string {
  for (const [, expires] of text.matchAll(END)) {
    const askedAt = Number(expires) - LINK_SECONDS;
    const now = Date.now() / 1000;
    expect(askedAt).toBeLessThanOrEqual(now);
    expect(askedAt).toBeGreaterThan(now - LATELY_SECONDS);
  }
  return text.replaceAll(END, '');
}

/** Expects the same answer again, with a link. Only its links to receipts end by the moment of each answer. */
export function expectSameAgain(again: unknown, first: unknown): void {
  const [one, other] = [JSON.stringify(first), JSON.stringify(again)];
  expect(JSON.parse(withoutLinkEnds(other))).toEqual(JSON.parse(withoutLinkEnds(one)));
  const [ends, otherEnds] = [[...one.matchAll(END)], [...other.matchAll(END)]];
  expect(ends.length).toBeGreaterThan(0);
  expect(otherEnds).toHaveLength(ends.length);
  // The signature is that of the receipt and of the end.
  for (const [at, [, expires, signature]] of ends.entries())
    expect(otherEnds[at]?.[2] === signature).toBe(otherEnds[at]?.[1] === expires);
}
