export const LOCALES = ['sk', 'cs', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const KEY = 'permanentka.locale';

export const isLocale = (text: string | null | undefined): text is Locale => LOCALES.some((locale) => locale === text);

/** The language that the user chose here, else the first of the browser's that the pages speak. */
export function preferredLocale(): Locale {
  const chosen = window.localStorage.getItem(KEY);
  if (isLocale(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale) ?? 'sk';
}

export const rememberLocale = (locale: Locale): void => window.localStorage.setItem(KEY, locale);
