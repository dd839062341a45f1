import { mkdir, readFile } from 'node:fs/promises';
import process from 'node:process';
import { chromium, type Page } from 'playwright-core';

/**
 * Draws the pages in docs/pages, in the browser of the variable CHROMIUM, by default Debian's. They show the demo studio of a
 * server that runs, and nothing is booked.
 */
const FOLDER = 'docs/pages';
const DESK = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };
/** The customer of the demo has a child in this course. */
const COURSE = /Plávanie pre deti/;
const SIGNED_IN_UNTIL = '2999-01-01T00:00:00Z';

interface Demo {
  endpoint: string;
  organisation: { slug: string };
  tokens: { customer: string };
}

const demo = JSON.parse(await readFile(`${process.env.DATA_DIR ?? '.data'}/demo.json`, 'utf8')) as Demo;
const { origin } = new URL(demo.endpoint);
const studio = `/${demo.organisation.slug}`;

/** Opens a session of a course that the customer has a pass for, in the week after this one. */
async function choose(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nasledujúci týždeň' }).click();
  await page.getByRole('button', { name: COURSE }).first().click();
  await page.getByText(/odhlásite/).waitFor();
}

const PICTURES: readonly [name: string, path: string, act?: (page: Page) => Promise<void>][] = [
  ['marketplace', '/?q=pl%C3%A1vanie'],
  ['studio', studio],
  ['sign-in', '/sign-in'],
  // The last one, since it signs in.
  ['booking', studio, choose],
];
const LOOKS = [
  ['desk', DESK, 'light'],
  ['phone', PHONE, 'light'],
  ['phone-dark', PHONE, 'dark'],
] as const;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
await mkdir(FOLDER, { recursive: true });
for (const [look, viewport, colorScheme] of LOOKS) {
  const context = await browser.newContext({ viewport, colorScheme, locale: 'sk-SK', reducedMotion: 'reduce' });
  const session = { token: demo.tokens.customer, email: 'demo@example.com', expiresAt: SIGNED_IN_UNTIL };
  for (const [name, path, act] of PICTURES) {
    const page = await context.newPage();
    if (act) await page.addInitScript(`localStorage.setItem('permanentka.session', ${JSON.stringify(JSON.stringify(session))})`);
    await page.goto(`${origin}${path}`);
    await page.locator('h1').waitFor();
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    await act?.(page);
    await page.screenshot({ path: `${FOLDER}/${name}-${look}.png` });
    await page.close();
  }
  await context.close();
}
await browser.close();
