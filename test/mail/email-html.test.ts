import { describe, expect, it } from 'vitest';
import { sampleEmails } from '../../scripts/sample-emails.js';
import { LANGUAGES } from '../../src/entities/dates.js';

const LOCALES = ['sk', 'cs', 'en'] as const;
const KINDS = Object.keys(sampleEmails('en'));
const EMAILS = LOCALES.flatMap((locale) => KINDS.map((kind) => [kind, locale] as const));

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#8203': '', nbsp: ' ' };
const oneSpaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The words of a piece of HTML, as a person reads them. */
function wordsOf(html: string): string {
  const visible = html.replaceAll(/<!--.*?-->|<style>.*?<\/style>/gs, '').replaceAll(/<[^>]*>/g, ' ');
  return oneSpaced(visible.replaceAll(/&([^;]+);/g, (whole, name) => ENTITIES[name] ?? whole));
}

const email = (kind: string, locale: (typeof LOCALES)[number], typed?: (text: string) => string) => {
  const { subject, text, html = '' } = sampleEmails(locale, typed)[kind] ?? { subject: '', text: '' };
  const article = /<div role="article"[^>]*>(.*?)<\/div>/s.exec(html)?.[1] ?? '';
  return { subject, text, html, article };
};

/** The HTML has the code below its name, instead of in a sentence. */
const CODE_SENTENCE = /(je|is) 48120356\.$/;

/** Every element of an e-mail. None of them loads, runs or leads to anything. */
const ELEMENTS = new Set('html head meta title style body div table tr td p h1 h2 ul li span strong br'.split(' '));

const HOSTILE = `<img src=x onerror="alert(1)"> </p></style><script>'&amp;"</script> https://evil.example/a javascript:alert(1)`;

describe.each(EMAILS)('the e-mail %s in %s', (kind, locale) => {
  it('has a text and an HTML part in its language, with the subject as title', () => {
    const { subject, text, html } = email(kind, locale);
    expect(text.length).toBeGreaterThan(40);
    expect(html).toContain(`<html lang="${LANGUAGES[locale]}">`);
    expect(wordsOf(/<title>(.*?)<\/title>/s.exec(html)?.[1] ?? '')).toBe(oneSpaced(subject));
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
  });

  it('says the same in both parts, to the last figure', () => {
    const { text, html, article } = email(kind, locale);
    const [inText, inHtml] = [oneSpaced(text), wordsOf(html)];
    const said = text.split(/\n| – |: /).map(oneSpaced);
    for (const part of said.filter((one) => one !== '' && !CODE_SENTENCE.test(one)))
      expect(inHtml).toContain(part.replaceAll(/^– |:$/g, ''));
    if (kind === 'sign-in') expect(wordsOf(article)).toMatch(/(prihlasovací kód|přihlašovací kód|sign-in code) 48120356 /);
    const figures = wordsOf(article).match(/\d[\d.,:-]*/g) ?? [];
    for (const figure of figures) expect(inText).toContain(figure);
  });

  it('begins with a sentence of its own for the list of e-mails', () => {
    const preheader = /<div style="display:none[^>]*>(.*?)<\/div>/s.exec(email(kind, locale).html)?.[1] ?? '';
    expect(preheader.length).toBeGreaterThan(20);
    expect(oneSpaced(email(kind, locale).text)).toContain(wordsOf(preheader));
  });

  it('has the sender at its foot, and no other language than its own', () => {
    const { html } = email(kind, locale);
    const foot = wordsOf(html.slice(html.indexOf('</div>\n</td></tr>')));
    if (kind === 'sign-in') return expect(foot).toBe('Permanentka');
    expect(foot).toContain('Vlnka, s. r. o. Junácka 4, 831 04 Bratislava');
    expect(foot).toContain(locale === 'en' ? 'Company ID: 12 345 678' : 'IČO: 12 345 678');
  });

  it('shows what people typed as text: no element, no attribute and no link comes of it', () => {
    const [plain, typed] = [email(kind, locale), email(kind, locale, () => HOSTILE)];
    const tags = (html: string) => html.match(/<[a-z!/][^>]*>/gi) ?? [];
    // The same elements with the same attributes, but for the parts of an address, which may be fewer lines.
    expect(new Set(tags(typed.html))).toEqual(new Set(tags(plain.html)));
    const names = tags(typed.html).flatMap((tag) => /^<([a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase() ?? []);
    expect(names.filter((name) => !ELEMENTS.has(name))).toEqual([]);
    // Mail programs make links of what looks like an address.
    expect(typed.html).not.toMatch(/:\/\/|evil\.example/);
    if (kind !== 'sign-in') expect(typed.text).toContain('https://evil.example/a');
    expect(typed.subject).not.toMatch(/[\r\n]/);
  });

  it('leads nowhere and loads nothing', () => {
    const { html } = email(kind, locale);
    expect(html).not.toMatch(/\b(href|src|srcset|background|action)\s*=|url\(|@import|:\/\/|cid:/i);
  });
});

describe('a name in an e-mail', () => {
  it('keeps amounts, dates and codes as they are, and breaks what looks like an address', () => {
    const { html } = email('invitation', 'en', () => 'jana@evil.example, 12.50, s. r. o., 1.2.2027');
    expect(html).toContain('jana@&#8203;evil.&#8203;example, 12.50, s. r. o., 1.2.2027');
    expect(html).toContain('pmi_AZBvYJ4kd2K1x0m8Qq3fTw_Yk2hV0mS9bq3jv7WcR1nXz5tLd8aGf4pEo6uIy2sKrM');
  });
});
