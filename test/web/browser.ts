import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromiumPath } from '../support/chromium.js';

const CHROMIUM = chromiumPath();
const MISSING = 'there is no chromium on the PATH (install it, or set CHROMIUM to the path of a browser)';
if (CHROMIUM === undefined) {
  if (process.env.CI === 'true') throw new Error(`CI=true and the browser is missing: ${MISSING}`);
  console.warn(`Tests of the pages in a browser are skipped: ${MISSING}.`);
}

export const HAS_BROWSER = CHROMIUM !== undefined;

/** A phone, a tablet and a large screen. */
export const WIDTHS = [360, 820, 1920] as const;
export const LANGUAGES = ['sk-SK', 'cs-CZ', 'en-GB'] as const;
const HEIGHT = 900;
/** For everything that a page waits for. A busy machine takes its time. */
const WAIT_MS = 15_000;
const FLAGS =
  '--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', ...FLAGS.split(' ')] });

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Errors that the page or the browser reported: a script that failed, or something that the page's policy forbids. */
  problems: string[];
}

/** Somebody with a browser of their own: nothing is shared with other visitors. */
export async function newVisitor(
  browser: Browser,
  { locale = 'sk-SK', width = 1280 }: { locale?: string; width?: number } = {},
): Promise<Visitor> {
  const context = await browser.newContext({ locale, viewport: { width, height: HEIGHT }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  return { context, page, problems };
}

/** Finds no violation of accessibility, and nothing that is wider than the page, at each width. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    const overflow = await page.evaluate(
      'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)',
    );
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect({ width, overflow, found }).toEqual({ width, overflow: 0, found: [] });
  }
}
