import { type Messages, setupI18n } from '@lingui/core';
import { useSyncExternalStore } from 'react';
import { type Locale, preferredLocale, rememberLocale } from './locale';

type Catalogue = { readonly [id: string]: string };
type Loaders<Words extends Catalogue> = Readonly<Record<Locale, () => Promise<{ default: Words }>>>;

interface Room {
  readonly room: string;
  readonly load: (locale: Locale) => Promise<void>;
}

/** The words of one room, loaded with its page and in one language at a time. */
export interface RoomWords<Words extends Catalogue> extends Room {
  /** Names the type of the keys; it has no value. */
  readonly keys?: keyof Words;
}

const i18n = setupI18n();
const rooms = new Set<Room>();

/** @param room begins the keys of the room, so that no two rooms share one */
export function wordsOf<Words extends Catalogue>(room: string, loaders: Loaders<Words>): RoomWords<Words> {
  const loaded = new Set<Locale>();
  const words: RoomWords<Words> = {
    room,
    load: async (locale) => {
      rooms.add(words);
      if (loaded.has(locale)) return;
      const { default: messages } = await loaders[locale]();
      loaded.add(locale);
      const named: Messages = Object.fromEntries(Object.entries(messages).map(([id, message]) => [`${room}.${id}`, message]));
      i18n.load(locale, named);
    },
  };
  return words;
}

/** Loads the words of a room in the language of the page. */
export const loadWords = (words: Room): Promise<void> => words.load(localeNow());

export async function chooseLocale(locale: Locale, { isRemembered = true } = {}): Promise<void> {
  await Promise.all([...rooms].map((words) => words.load(locale)));
  if (isRemembered) rememberLocale(locale);
  i18n.activate(locale);
  document.documentElement.lang = locale;
}

const localeNow = (): Locale => (i18n.locale === '' ? preferredLocale() : (i18n.locale as Locale));
const watch = (listener: () => void): (() => void) => i18n.on('change', listener);

export const useLocale = (): Locale => useSyncExternalStore(watch, localeNow);

export type Says<Words> = (id: keyof Words & string, values?: Record<string, string | number>) => string;

/** Says a sentence of a room in the language of the page. */
export function useWords<Words extends Catalogue>({ room }: RoomWords<Words>): Says<Words> {
  useLocale();
  return (id, values) => i18n._(`${room}.${id}`, values);
}
