import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleEmails } from '../../scripts/sample-emails.js';
import { chromiumPath } from '../support/chromium.js';

const LOCALES = ['sk', 'cs', 'en'] as const;
/** The narrowest phone, and an e-mail with the margins around it. */
const WIDTHS = [320, 640] as const;
/** Each kind in light and dark; all languages in turn, as colours do not depend on them. */
const READ = Object.keys(sampleEmails('en')).flatMap((kind, at) =>
  (['light', 'dark'] as const).map((colorScheme) => [kind, LOCALES[at % LOCALES.length] ?? 'sk', colorScheme] as const),
);
const LONG = 'Najneobhospodarovateľnejšieštúdiotancaaplávania'.repeat(3);
const CHROMIUM = chromiumPath();
if (CHROMIUM === undefined && process.env.CI === 'true') throw new Error('CI=true and there is no chromium on the PATH');
if (CHROMIUM === undefined) console.warn('Tests of e-mails in a browser are skipped: there is no chromium on the PATH.');

/** A mail program shows an e-mail within a page of its own, so what axe says of whole pages is left out. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What stands over the edge of the window, or would make the e-mail wider than it. Runs in the page. */
const OVERFLOWING = `(() => {
  const width = document.documentElement.clientWidth;
  const over = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 0.5);
  const names = over.map((element) => element.tagName + ' ' + element.textContent.slice(0, 30));
  return [...names, ...(document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [])];
})()`;

/** The largest width of the card, and the smallest size of an e-mail, in pixels. Runs in the page. */
const MEASURES = `(() => {
  const card = document.querySelector('[role=article]').parentElement.getBoundingClientRect().width;
  const texts = [...document.body.querySelectorAll('p, li, h1, h2, span, strong')];
  return { card, font: Math.min(...texts.map((element) => parseFloat(getComputedStyle(element).fontSize))) };
})()`;

describe.skipIf(CHROMIUM === undefined)('an e-mail in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '' });
  });
  afterAll(() => browser.close());

  async function onPages(width: number, colorScheme: 'light' | 'dark', look: (page: Page) => Promise<void>): Promise<void> {
    // E-mails are served from nowhere: a request of one would fail the test.
    const context = await browser.newContext({ viewport: { width, height: 700 }, colorScheme });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await look(page);
    expect(asked).toEqual([]);
    await context.close();
  }

  it.each(WIDTHS)('fits into %i pixels, whatever its kind, its language and the words in it', (width) =>
    onPages(width, 'light', async (page) => {
      for (const locale of LOCALES)
        for (const typed of [(text: string) => text, () => LONG])
          for (const [kind, { html = '' }] of Object.entries(sampleEmails(locale, typed))) {
            await page.setContent(html);
            expect([kind, locale, await page.evaluate(OVERFLOWING)]).toEqual([kind, locale, []]);
            const { card, font } = (await page.evaluate(MEASURES)) as { card: number; font: number };
            expect(card).toBeGreaterThan(Math.min(width, 600) * 0.95);
            expect(font).toBeGreaterThanOrEqual(13);
          }
    }),
  );

  it.each(READ)('%s in %s can be read by everybody in %s', (kind, locale, colorScheme) =>
    onPages(640, colorScheme, async (page) => {
      await page.setContent(sampleEmails(locale)[kind]?.html ?? '');
      const { violations, passes } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      expect(passes.map(({ id }) => id)).toContain('color-contrast');
    }),
  );

  it('is dark in the dark, and keeps its words in their places', () =>
    onPages(640, 'dark', async (page) => {
      await page.setContent(sampleEmails('sk').gift?.html ?? '');
      const colours = `['.card', 'h1'].map((selector) => getComputedStyle(document.querySelector(selector))).map(
        ({ backgroundColor, color }) => [backgroundColor, color])`;
      const [card, heading] = (await page.evaluate(colours)) as [string, string][];
      expect([card?.[0], heading?.[1]]).toEqual(['rgb(30, 36, 39)', 'rgb(233, 237, 237)']);
    }));

  it('has its code alone in the selection of a double click', () =>
    onPages(320, 'light', async (page) => {
      await page.setContent(sampleEmails('sk')['sign-in']?.html ?? '');
      await page.getByText('48120356', { exact: true }).dblclick();
      expect(await page.evaluate('getSelection().toString().trim()')).toBe('48120356');
    }));
});
