import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { chromiumPath } from '../support/chromium.js';
import { builtPage } from './built-page.js';
import { PRODUCTION } from './ground.js';

const CHROMIUM = chromiumPath();
if (CHROMIUM === undefined && process.env.CI === 'true') throw new Error('CI=true and there is no chromium on the PATH');
if (CHROMIUM === undefined) console.warn('Tests of GraphiQL in a browser are skipped: there is no chromium on the PATH.');

/** No name but that of this machine is found, as in a laptop without a network. */
const CUT_OFF = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost', '--proxy-server=direct://'];
const WAIT = { timeout: 15_000 };

describe.skipIf(CHROMIUM === undefined)('GraphiQL in Chromium, cut off from the internet', () => {
  let dataDir: string;
  let app: TestApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** Everything that was asked for, also by workers and sockets; what the browser complained of; what the policy stopped. */
  const asked: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'graphiql-'));
    app = await startTestApp({ DEMO_STUDIO: 'on', DATA_DIR: dataDir });
    await builtPage(app.url);
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: CUT_OFF });
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.on('request', (request) => asked.push(request.url()));
    page = await opened();
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
    await rm(dataDir, { recursive: true });
  });

  async function opened(url = app.url): Promise<Page> {
    const on = await context.newPage();
    on.on('websocket', (socket) => asked.push(socket.url()));
    on.on('pageerror', (error) => complaints.push(error.message));
    on.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await on.goto(url);
    await on.getByRole('region', { name: 'Demo studio' }).waitFor(WAIT);
    return on;
  }

  /** Opens an example in a page, and runs it once its tab has its name: GraphiQL reads an operation a moment after it changed. */
  async function run(on: Page, title: string, name: string): Promise<void> {
    await on.getByRole('region', { name: 'Demo studio' }).getByRole('button', { name: title }).click();
    await on.getByRole('tab', { name, selected: true }).waitFor(WAIT);
    await on.getByRole('button', { name: /^Execute query/ }).click();
  }
  /** Monaco writes its text with other spaces than those of the answer, and breaks long lines. */
  const answer = async (on: Page) => ((await on.locator('.result-window').textContent()) ?? '').replaceAll(/\s+/g, ' ');
  const shows = (on: Page, text: RegExp) => expect.poll(() => answer(on), WAIT).toMatch(text);
  const signedIn = (on: Page) => on.getByRole('combobox', { name: 'Signed in as' }).inputValue();

  it('runs a query as nobody', async () => {
    await run(page, 'The coming sessions', 'ComingSessions');
    await shows(page, /"name": "Vlnka – škola/);
    expect(await signedIn(page)).toBe('');
  });

  it('pushes the seats of a session, also when the desk takes one by a mutation on another page', async () => {
    await run(page, 'Watch the seats of a session', 'Seats');
    await shows(page, /"seatsTaken": 0/);
    const desk = await opened();
    await run(desk, 'Sell a pass of 20', 'SellPass');
    await shows(desk, /"formatted": "€20\.00"/);
    expect(await signedIn(desk)).toBe('receptionist');
    await run(desk, 'Book a session of 8', 'BookSession');
    await shows(desk, /"status": "BOOKED"/);
    await shows(page, /"seatsTaken": 1/);
    await page.getByRole('button', { name: /^Stop query/ }).click();
    await desk.close();
  });

  it('sends the token of the person who is chosen, also for a subscription', async () => {
    await run(page, 'My passes', 'MyPasses');
    await shows(page, /"name": "Zuzana Štefánková"/);
    await run(page, 'Watch an account', 'Account');
    await shows(page, /"paymentStatus": "PAID"/);
    await page.getByRole('button', { name: /^Stop query/ }).click();
    await page.getByRole('combobox', { name: 'Signed in as' }).selectOption('nobody');
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await shows(page, /"code": "[A-Z_]+"/);
  });

  it('marks a field that the schema does not have, which a worker finds', async () => {
    await page.getByRole('region', { name: 'Demo studio' }).getByRole('button', { name: 'My passes' }).click();
    const editor = page.locator('.graphiql-query-editor');
    expect(await editor.locator('.squiggly-error').count()).toBe(0);
    await editor.getByText('entriesLeft').click();
    await page.keyboard.type('Nonsense');
    await editor.locator('.squiggly-error').first().waitFor(WAIT);
  });

  it('has no violation in its panel', async () => {
    const { violations } = await new AxeBuilder({ page }).include('.demo-panel').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });

  it('has asked no other host meanwhile, and was stopped by no policy', () => {
    expect(asked.filter((url) => url.startsWith('ws:')).length).toBeGreaterThanOrEqual(2);
    expect(asked.filter((url) => url.includes('-worker.js')).length).toBeGreaterThanOrEqual(3);
    const hosts = new Set(asked.filter((url) => !/^(data|blob):/.test(url)).map((url) => new URL(url).host));
    expect([...hosts]).toEqual([new URL(app.url).host]);
    expect(complaints).toEqual([]);
  });

  it('works under the headers of production, without a demo studio', async () => {
    const production = await startTestApp({ ...PRODUCTION, GRAPHIQL: 'on' });
    await builtPage(production.url);
    complaints.length = 0;
    const on = await opened(production.url);
    await run(on, 'Studios on the marketplace', 'Marketplace');
    await shows(on, /"marketplace": \{/);
    expect(await on.getByRole('combobox', { name: 'Signed in as' }).count()).toBe(0);
    // The demo studio that is not there.
    expect(complaints).toEqual([expect.stringContaining('404')]);
    await on.close();
    await production.stop();
  });
});
