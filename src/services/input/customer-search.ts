/** Longer than any name. */
const SEARCH_MAX_LENGTH = 200;
/** Digits of a telephone, grouped in any way; not those inside a word or an e-mail address. */
const NUMBER = /(?<![\p{L}\p{N}@._-])[+(]{0,2}\d[\d\p{Zs}()./\p{Dash}]*(?![\p{L}\p{N}@_])/gu;
/** Fewer digits are a word like any other. */
const NUMBER_MIN_DIGITS = 3;
/** Longer than a number within a country. */
const INTERNATIONAL_MIN_DIGITS = 11;
/** A number without the prefix of its country has at least so many digits. */
const NATIONAL_MIN_DIGITS = 6;
const COUNTRY_PREFIX_DIGITS = [1, 2, 3];

/** What a text seeks, as the functions `find_customers` of the database take it. */
export interface Sought {
  readonly words: string;
  /** An array of PostgreSQL: each number with all ways to write it. */
  readonly numbers: string;
}

/**
 * Finds customers by words of their name, e-mail address and attendees' names, in any order, and by digits of their telephone.
 * Case, accents and punctuation do not matter. A word finds what it begins; one of three letters or more, also what it is inside
 * of. Undefined for an empty text, which all match.
 */
export function soughtCustomers(search: string | null | undefined): Sought | undefined {
  // PostgreSQL accepts no text with U+0000 or half of a surrogate pair, not even in a search.
  const text = (search ?? '').replaceAll('\u0000', '').trim().slice(0, SEARCH_MAX_LENGTH).toWellFormed();
  if (text === '') return undefined;
  const numbers: string[] = [];
  const words = text.replace(NUMBER, (written) => {
    const digits = written.replace(/\D/g, '');
    if (digits.length < NUMBER_MIN_DIGITS) return written;
    numbers.push(waysToWrite(written, digits).join('|'));
    return ' ';
  });
  return { words, numbers: `{${numbers.join(',')}}` };
}

/** A number may be kept with the prefix of its country or with a zero instead. Both are found by what follows them. */
function waysToWrite(written: string, digits: string): string[] {
  const withoutZeros = digits.replace(/^0+/, '');
  const significant = withoutZeros.length >= NUMBER_MIN_DIGITS ? withoutZeros : digits;
  const isInternational = /^\(?(\+|00)/.test(written) || significant.length >= INTERNATIONAL_MIN_DIGITS;
  const national = isInternational ? COUNTRY_PREFIX_DIGITS.map((count) => significant.slice(count).replace(/^0+/, '')) : [];
  return [`=${digits}`, significant, ...national.filter(({ length }) => length >= NATIONAL_MIN_DIGITS)];
}
