import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../src/entities/enums.js';
import { Canvas } from '../../src/services/receipts/pdf/canvas.js';
import { FACES, type Face, fontFile, type Weight } from '../../src/services/receipts/pdf/fonts.js';
import { piecesOf, shapedText } from '../../src/services/receipts/pdf/pieces.js';
import { receiptPdf } from '../../src/services/receipts/pdf.js';
import { buildReceipt } from '../../src/services/rules/receipts/content.js';

const WEIGHTS: Weight[] = [400, 600, 700];
/** What people can see, and Unicode knows. */
const VISIBLE = /^[[\p{L}\p{M}\p{N}\p{P}\p{S}]--[\p{Default_Ignorable_Code_Point}\ufffd]]$/v;
/** Newer than the fonts: Latin of Unicode 16 and 17, and signs that Devanagari shares with other scripts. */
const NEWER = /[\ua7ce\ua7cf\ua7d2\ua7d4\ua7f1\u{11b00}-\u{11b09}]/u;
const CONTROL = /[[\p{Cc}\ufffd\u25a1]--\n]/gv;

const line = { quantity: 1, discountMinor: 0, vatBps: 2300, vatTreatment: 'SINGLE_PURPOSE', unitPriceMinor: 100 } as const;
const seller = { companyId: null, taxId: null, vatId: null, legalName: null, registerEntry: null, isVatPayer: true };

/** What can be searched and copied of a receipt for a buyer, with one space for any other. */
async function textOf(name: string, locale: Locale = 'sk'): Promise<string> {
  const content = buildReceipt(
    {
      ...{ sequence: 123, issuedAt: new Date('2026-05-04T10:00:00Z'), timeZone: 'Europe/Prague', locale, currency: 'EUR' },
      seller: { ...seller, name: `Studio ${name}`, address: `${name} 12` },
      buyer: { name, email: 'someone@example.com' },
      payments: [{ method: 'CASH', amountMinor: 100, tenderedMinor: null, changeMinor: null }],
    },
    [{ ...line, description: name }],
  );
  return copied(await receiptPdf(content));
}

async function copied(pdf: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return text.join('\n').replace(/[^\S\n]+/g, ' ');
}

/** Writes lines on pages, and reads them back. */
async function written(lines: readonly string[], weight: Weight): Promise<string> {
  const canvas = new Canvas({}, 'en');
  const parts: Buffer[] = [];
  canvas.document.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise((resolve) => canvas.document.on('end', resolve));
  lines.forEach((text, index) => {
    if (index > 0 && index % 50 === 0) canvas.document.addPage();
    canvas.write(text, 20, 20 + (index % 50) * 15, { size: 8, weight, color: '#000000' });
  });
  canvas.document.end();
  await done;
  return copied(Buffer.concat(parts));
}

function charactersOf(filter: RegExp, until = 0xffff): string[] {
  const all = Array.from({ length: until + 1 }, (_, code) => String.fromCodePoint(code));
  return all.filter((character) => filter.test(character) && character.normalize('NFC') === character);
}

describe('a receipt for a name', () => {
  it.each([
    ['with a hyphen that does not break', 'Anna\u2011Mária'],
    ['with a narrow space that does not break', 'Anna\u202fMária'],
    ['with per mille and dagger', 'Jana ‰ † ‡ № ™'],
    ['in Chinese', '王伟'],
    ['in Chinese as in Taiwan', '陳大文'],
    ['in Japanese', '髙橋 さくら'],
    ['in Korean', '김민준'],
    ['in Arabic', 'عمر خالد'],
    ['in Hebrew', 'שלום כהן'],
    ['in Georgian', 'დავით გიორგაძე'],
    ['in Armenian', 'Հայկ Պետրոսյան'],
    ['in Thai', 'สมชาย ใจดี'],
    ['in Amharic', 'አበበ'],
    ['in Vietnamese', 'Nguyễn Thị Ánh Tuyết Ngọc Phụng'],
    ['in Ukrainian', 'Ґалаґан Їжакевич'],
    ['in old Greek', 'Ὀδυσσεύς'],
    ['with an emoji', 'Jana 😀'],
    ['with accents that no character has of its own', 'x̌y̌'],
    ['with what people see as one emoji', 'Jana 👩‍🏫'.replaceAll('\u200d', '')],
  ])('%s can be searched, and has neither boxes nor control characters', async (_, name) => {
    const text = await textOf(name);
    const sought = name.replace(/\s+/g, ' ');
    for (const part of [sought, `Studio ${sought}`, 'someone@example.com', '4. mája 2026']) expect(text).toContain(part);
    expect(text.match(CONTROL)).toBeNull();
    expect(text).not.toContain('[?]');
  });

  it('a receipt for a name in Hindi has its consonants and vowels, and neither boxes nor control characters', async () => {
    const text = await textOf('प्रिया शर्मा');
    for (const letter of 'प्रियाशर्मा') expect(text).toContain(letter);
    expect(text.match(CONTROL)).toBeNull();
  });

  it.each([
    ['sk', '\u{20bb7}野家', '[?]野家', '[?] nahrádza znak, ktorý sa nedá vytlačiť: U+20BB7.'],
    ['cs', 'Jan \ue000 \u{2ebf0}', 'Jan [?] [?]', '[?] nahrazuje znak, který nelze vytisknout: U+E000, U+2EBF0.'],
    ['en', 'Jan\ufffd\ufffd', 'Jan[?][?]', '[?] stands for a character that cannot be printed: U+FFFD.'],
  ] as const)('says in %s which characters of %s could not be printed', async (locale, name, shown, sentence) => {
    const text = await textOf(name, locale);
    expect(text).toContain(shown);
    expect(text).toContain(sentence);
    expect(text.match(CONTROL)).toBeNull();
  });
});

describe('the fonts of documents', () => {
  const fontOf = (face: Face, weight: Weight) => {
    const font = create(fontFile(face, weight));
    if (!('layout' in font)) throw new Error(`${face} is more than one font`);
    return font;
  };

  it('have a glyph for every visible character of the ranges that Noto Sans declares', { timeout: 120_000 }, () => {
    const { resolve } = createRequire(import.meta.url);
    const declared: Record<string, string> = JSON.parse(readFileSync(resolve('@fontsource/noto-sans/unicode.json'), 'utf8'));
    const ranges = Object.values(declared).flatMap((text) => text.split(','));
    const characters = ranges.flatMap((range) => {
      const [from = 0, to = from] = range
        .slice(2)
        .split('-')
        .map((code) => Number.parseInt(code, 16));
      return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
    });
    for (const weight of WEIGHTS) {
      const fonts = new Map(FACES.map((face) => [face, fontOf(face, weight)]));
      const unprinted = characters.filter((character) => {
        if (!VISIBLE.test(character) || NEWER.test(character)) return false;
        const pieces = piecesOf(character, weight);
        const glyphs = pieces.flatMap((piece) => fonts.get(piece.face)?.layout(shapedText(piece)).glyphs ?? []);
        return pieces.some(({ missing }) => missing.length > 0) || glyphs.length === 0 || glyphs.some(({ id }) => id === 0);
      });
      expect(unprinted, String(weight)).toEqual([]);
    }
  });

  it('have a glyph for every character of the basic plane but for those of the last editions', { timeout: 120_000 }, () => {
    const missing = charactersOf(VISIBLE).filter((character) =>
      piecesOf(character, 400).some((piece) => piece.missing.length > 0),
    );
    // Unicode 14 and later: no font here has them yet.
    expect(missing.length).toBeLessThan(100);
  });

  it.each(['Latin', 'Greek', 'Cyrillic', 'Georgian', 'Armenian', 'Thai', 'Katakana', 'Hiragana', 'Ethiopic'])(
    'write every character of the script %s so that it can be searched',
    { timeout: 60_000 },
    async (script) => {
      for (const weight of [400, 700] as const) {
        const isPrinted = (letter: string) => piecesOf(letter, weight).every(({ missing }) => missing.length === 0);
        const letters = charactersOf(new RegExp(`^(?=\\p{Script=${script}})\\p{L}$`, 'u')).filter(isPrinted);
        const lines = Array.from({ length: Math.ceil(letters.length / 40) }, (_, at) => letters.slice(at * 40, at * 40 + 40));
        const text = await written(
          lines.map((each) => each.join(' ')),
          weight,
        );
        // Readers of PDF show ligatures and wide forms as plain characters.
        const plain = (one: string) => one.normalize('NFKC').replace(/\s/g, '');
        expect(plain(text)).toBe(plain(letters.join('')));
      }
    },
  );
});

describe('a line with writing from right to left', () => {
  const shown = (text: string) => piecesOf(text, 400).map((piece) => `${piece.isRightToLeft ? '<' : '>'}${shapedText(piece)}`);

  it.each([
    ['has the words of a name in one piece', 'عمر خالد', ['<عمر خالد']],
    ['begins from the left with a Latin word', 'Omar عمر', ['>Omar ', '<عمر']],
    ['begins from the right with an Arabic word', 'عمر Omar', ['>Omar', '<عمر ']],
    ['turns brackets, which the fonts do not', 'שלום (כהן)', ['<שלום )כהן(']],
    ['keeps the order of digits', 'כהן 123', ['>123', '<כהן ']],
  ])('%s', (_, text, pieces) => {
    expect(shown(text)).toEqual(pieces);
  });

  it('turns round a piece of signs that stands between two faces', () => {
    expect(shown('王 ש').length).toBeGreaterThan(1);
    expect(shown('שܐ )ש')).toEqual(expect.arrayContaining([expect.stringContaining('(')]));
  });
});
