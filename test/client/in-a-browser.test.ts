import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { chromiumPath } from '../support/chromium.js';
import { signedIn } from '../support/signed-in.js';
import { restartableServer } from './restartable-server.js';

/** Another site than the server's: pages of this machine are allowed. */
const STRANGER = 'stranger.example';
const REPORT_TIMEOUT_MS = 15_000;
const CHROMIUM = chromiumPath();
const MISSING = 'there is no chromium on the PATH (install it, or set CHROMIUM to the path of a browser)';
if (CHROMIUM === undefined) {
  if (process.env.CI === 'true') throw new Error(`CI=true and the browser is missing: ${MISSING}`);
  console.warn(`Tests of the client in a browser are skipped: ${MISSING}.`);
}

/** A page that has loaded the bundle of the client, and what its program has reported so far. */
interface OpenPage {
  page: Page;
  reports: { kind: string; value: Record<string, unknown> }[];
  /** The errors that nobody caught in the page. */
  uncaught: string[];
  all: (kind: string) => Record<string, unknown>[];
}

describe.skipIf(CHROMIUM === undefined)('the bundled client in Chromium', () => {
  let browser: Browser;
  let app: TestApp;
  let studio: BookingStudio;
  let origin: string;
  const pages = createServer();

  beforeAll(async () => {
    const bundle = await bundled();
    pages.on('request', (_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>Permanentka</title><script>${bundle}</script>`);
    });
    pages.listen(0);
    await once(pages, 'listening');
    origin = `http://localhost:${(pages.address() as AddressInfo).port}`;
    app = await startTestApp({ ALLOWED_ORIGINS: origin });
    studio = await makeBookingStudio(app);
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? '',
      args: [`--host-resolver-rules=MAP ${STRANGER} 127.0.0.1`],
    });
  });
  afterAll(async () => {
    await browser.close();
    await new Promise((done) => pages.close(done));
    await stopAndVerify(app);
  });

  async function open(from = origin): Promise<OpenPage> {
    const page = await browser.newPage();
    const reports: OpenPage['reports'] = [];
    const uncaught: string[] = [];
    page.on('pageerror', (error) => uncaught.push(error.message));
    await page.exposeFunction('report', (kind: string, value: Record<string, unknown>) => {
      reports.push({ kind, value });
    });
    await page.goto(from);
    const all = (kind: string) => reports.flatMap((report) => (report.kind === kind ? [report.value] : []));
    return { page, reports, uncaught, all };
  }

  const called = (name: string, ...values: unknown[]) => `${name}(${values.map((value) => JSON.stringify(value)).join(', ')})`;
  const until = (isDone: () => boolean) => expect.poll(isDone, { timeout: REPORT_TIMEOUT_MS, interval: 20 }).toBe(true);

  async function customer() {
    const { customerId, registrationId } = await studio.newcomer();
    const token = await signedIn(app.signIn, studio.tenant, { customerId: studio.keyOf('Customer', customerId) });
    return { token, registrationId };
  }

  it('queries as an anonymous visitor, and books as a customer, whose second booking is refused as data', async () => {
    const { page, uncaught } = await open();
    const { token, registrationId } = await customer();
    const sessionId = await studio.session({ capacity: 4 });
    expect(await page.evaluate(called('query', { url: app.url }, sessionId))).toMatchObject({ capacity: 4 });
    const booking = called('book', { url: app.url, token, organisation: studio.slug }, { registrationId, sessionId });
    expect(await page.evaluate(booking)).toEqual({ status: 'BOOKED', errors: [] });
    expect(await page.evaluate(booking)).toEqual({ status: null, errors: ['ALREADY_BOOKED'] });
    expect(uncaught).toEqual([]);
    await page.close();
  });

  it('follows the seats of a session while the server is away for several attempts, and tells each state', async () => {
    const { page, uncaught, all } = await open();
    const sessionId = await studio.session({ capacity: 4 });
    const bookElsewhere = async () => studio.book((await studio.newcomer()).registrationId, sessionId);
    const server = await restartableServer(app, { ALLOWED_ORIGINS: origin });
    const followed = page.evaluate(called('follow', { url: server.url }, sessionId));
    await until(() => all('push').length === 1);
    const { token, registrationId } = await customer();
    const options = { url: server.url, token, organisation: studio.slug };
    await page.evaluate(called('book', options, { registrationId, sessionId }));
    await until(() => all('push').length === 2);
    await server.stop();
    await bookElsewhere();
    await until(() => all('state').filter(({ status }) => status === 'reconnecting').length > 3);
    await bookElsewhere();
    await server.start();
    await until(() => all('push').at(-1)?.seatsTaken === 3);
    expect(all('push').map(({ seatsTaken }) => seatsTaken)).toEqual([0, 1, 3]);
    const versions = all('push').map(({ version }) => Number(version));
    expect(versions).toEqual([...versions].sort((one, other) => one - other));
    expect(all('resumed')).toEqual([true]);

    await page.evaluate('closeAll()');
    expect(await followed).toEqual({ ended: true });
    await until(() => all('state').at(-1)?.status === 'closed');
    const states = all('state');
    expect(states.slice(0, 2)).toEqual([{ status: 'connecting' }, { status: 'connected', isReconnected: false }]);
    expect(states[2]).toMatchObject({ status: 'reconnecting', attempt: 1, code: 1001, reason: 'The server is going away' });
    const attempts = states.slice(3, -2);
    // A browser tells a page nothing about a connection that was not made, but the code 1006.
    expect(attempts).toEqual(attempts.map((_, at) => expect.objectContaining({ attempt: at + 2, code: 1006 })));
    expect(attempts.length).toBeGreaterThan(2);
    expect(states.slice(-2)).toEqual([
      { status: 'connected', isReconnected: true },
      { status: 'closed', code: 1000, reason: 'No subscription is left' },
    ]);
    expect(uncaught).toEqual([]);
    await server.close();
    await page.close();
  });

  it('asks for another token when the server refuses the first one, and ends when it refuses that one too', async () => {
    const { page, all } = await open();
    const { token } = await customer();
    const sessionId = await studio.session({ capacity: 4 });
    const options = (...tokens: string[]) =>
      `{ ...${JSON.stringify({ url: app.url, organisation: studio.slug })}, token: ${called('tokensInTurn', ...tokens)} }`;
    const followed = page.evaluate(`follow(${options('expired', token)}, ${JSON.stringify(sessionId)})`);
    await until(() => all('push').length === 1);
    expect(all('state').map(({ status }) => status)).toEqual(['connecting', 'reconnecting', 'connected']);
    expect(all('state')[1]).toMatchObject({ attempt: 1, code: 4401 });
    await page.evaluate('closeAll()');
    expect(await followed).toEqual({ ended: true });
    expect(
      await page.evaluate(`follow(${options('expired', 'expired too', token)}, ${JSON.stringify(sessionId)})`),
    ).toMatchObject({
      name: 'ConnectionClosedError',
      code: 4401,
    });
    await page.close();
  });

  it('ends after maxAttempts from an origin that the server does not allow, and says so', async () => {
    const { page, all } = await open(origin.replace('localhost', STRANGER));
    const sessionId = await studio.session({ capacity: 4 });
    const reconnect = { firstDelayMs: 20, longestDelayMs: 40, maxAttempts: 2 };
    expect(await page.evaluate(called('failureOfRequest', { url: app.url }, sessionId))).toMatchObject({
      name: 'NetworkError',
      failure: 'UNREACHABLE',
    });
    expect(await page.evaluate(called('follow', { url: app.url, reconnect }, sessionId))).toMatchObject({
      name: 'NetworkError',
      failure: 'UNREACHABLE',
      message: expect.stringContaining('attempts to reconnect: 2'),
    });
    const told = all('state').map(({ status, attempt, code }) => [status, attempt, code]);
    expect(told).toEqual([
      ['connecting', undefined, undefined],
      ['reconnecting', 1, 1006],
      ['reconnecting', 2, 1006],
      ['closed', undefined, 1006],
    ]);
    await page.close();
  });
});

/** The bundle as a page loads it: one script, made of the package as it is published. */
async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['test/client/browser-page.mjs'],
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    write: false,
    logLevel: 'silent',
  });
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
}
