import type { Locale } from '../entities/enums.js';

/**
 * The first language of an Accept-Language header that the server speaks. Browsers list languages by preference, so weights
 * are ignored.
 * @param otherwise the language where the header names none of ours
 */
export function preferredLocale(acceptLanguage: string | undefined, otherwise: Locale = 'en'): Locale {
  const preferred = acceptLanguage?.toLowerCase().match(/(?:^|,)\s*(sk|cs|en)\b/)?.[1];
  return (preferred as Locale | undefined) ?? otherwise;
}
