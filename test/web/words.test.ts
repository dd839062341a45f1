import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LOCALES = ['sk', 'cs', 'en'] as const;
/** The forms of a counted noun: Slovak and Czech have one, two to four, fractions, and the rest. */
const FORMS = { sk: ['one', 'few', 'many', 'other'], cs: ['one', 'few', 'many', 'other'], en: ['one', 'other'] } as const;
/** Texts that are the same in several languages, or have no words of their own. */
const ALIKE = /^[^a-zá-ž]*$|^\{[^}]*\}( · \{[^}]*\})*$/i;

type Words = Record<string, string>;

const files = await readdir('web/src', { recursive: true });
const folders = [...new Set(files.filter((name) => /words\/[a-z]{2}\.json$/.test(name)).map((name) => dirname(name)))];
const wordsOf = async (folder: string, locale: string) =>
  JSON.parse(await readFile(join('web/src', folder, `${locale}.json`), 'utf8')) as Words;

describe.each(folders)('the words of %s', (folder) => {
  it('have the same keys and the same values in every language', async () => {
    const en = await wordsOf(folder, 'en');
    const expected = Object.fromEntries(Object.entries(en).map(([key, message]) => [key, placeholders(message)]));
    for (const locale of LOCALES) {
      const words = await wordsOf(folder, locale);
      expect(Object.fromEntries(Object.entries(words).map(([key, message]) => [key, placeholders(message)]))).toEqual(expected);
    }
  });

  it('count in every form that the language has', async () => {
    for (const locale of LOCALES) {
      for (const [key, message] of Object.entries(await wordsOf(folder, locale))) {
        const plurals = message.match(/plural,/g)?.length ?? 0;
        for (const form of FORMS[locale]) {
          const times = message.match(new RegExp(`[ ,]${form} \\{`, 'g'))?.length ?? 0;
          expect({ locale, key, form, times }).toEqual({ locale, key, form, times: plurals });
        }
      }
    }
  });

  it('leave no English sentence in Slovak and Czech', async () => {
    const en = await wordsOf(folder, 'en');
    for (const locale of ['sk', 'cs'] as const) {
      const same = Object.entries(await wordsOf(folder, locale)).filter(([key, text]) => text === en[key] && !ALIKE.test(text));
      expect({ locale, same }).toEqual({ locale, same: [] });
    }
  });

  it('are all said somewhere in the room', async () => {
    const room = dirname(folder);
    const sources = files.filter((name) => /\.tsx?$/.test(name) && name.startsWith(`${room}/`) && !name.includes('generated'));
    const code = (await Promise.all(sources.map((name) => readFile(join('web/src', name), 'utf8')))).join('\n');
    const unsaid = Object.keys(await wordsOf(folder, 'en')).filter((key) => !isSaid(code, key));
    expect(unsaid).toEqual([]);
  });
});

/** The names of the values that a message takes: `{count, plural, …}` and `{name}`, but no form of a plural. */
function placeholders(message: string): string[] {
  const withoutForms = message.replace(/(?:\b(?:one|two|few|many|other)|=\d+) \{/g, '(');
  return [...new Set([...withoutForms.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].sort();
}

/** Whole, or put together from a beginning: `seats.${state}`. Reasons of the API are keys by themselves. */
function isSaid(code: string, key: string): boolean {
  const beginning = key.slice(0, key.lastIndexOf('.') + 1);
  if (code.includes(`'${key}'`) || /^[A-Z_]+$/.test(key)) return true;
  if (beginning !== '' && code.includes(`\`${beginning}$`)) return true;
  const middle = /^(\w+\.)\w+(\.\w+)$/.exec(key);
  return middle !== null && code.includes(`\`${middle[1]}\${`) && code.includes(`}${middle[2]}\``);
}
