import type { Locale } from '../entities/enums.js';

/**
 * The first language of an Accept-Language header that the server speaks. Browsers list languages by preference, so weights
 * are ignored.
 */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  const preferred = acceptLanguage?.toLowerCase().match(/(?:^|,)\s*(sk|cs|en)\b/)?.[1];
  return (preferred as Locale | undefined) ?? 'en';
}
