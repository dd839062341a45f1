import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { CustomerDocument, UpdateCourseDocument } from '@permanentka/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio, stopAndVerify } from '../support/booking-studio.js';
import { codeFor } from '../support/mailbox.js';
import { openOnlineSale } from '../support/online-sale.js';
import { signedIn } from '../support/signed-in.js';
import { expectAccessible, HAS_BROWSER, LANGUAGES, newVisitor, openBrowser, type Visitor } from './browser.js';

vi.setConfig({ testTimeout: 90_000 });

describe.skipIf(!HAS_BROWSER)('the booking page', () => {
  let app: TestApp;
  let browser: Browser;
  let studio: BookingStudio;
  let origin: string;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    const port = await freePort();
    origin = `http://localhost:${port}`;
    app = await startTestApp({ PORT: String(port), PUBLIC_URL: origin });
    studio = await makeBookingStudio(app);
    browser = await openBrowser();
  });
  afterEach(async () => {
    for (const { context, problems } of visitors.splice(0)) {
      await context.close();
      expect(problems).toEqual([]);
    }
  });
  afterAll(async () => {
    await browser.close();
    await stopAndVerify(app);
  });

  /** The page of the week of a session, opened at the session. */
  const addressOf = (sessionId: string, days = 10) =>
    `${origin}/${studio.slug}?${new URLSearchParams({ week: dayIn(days), book: sessionId })}`;

  async function visitor(options: { locale?: string; width?: number } = {}): Promise<Page> {
    const made = await newVisitor(browser, options);
    visitors.push(made);
    return made.page;
  }

  /** A browser of a customer who has signed in before. */
  async function customerPage(customerId: string, options: { locale?: string } = {}): Promise<Page> {
    const page = await visitor(options);
    const token = await signedIn(app.signIn, studio.tenant, { customerId: studio.keyOf('Customer', customerId) });
    const session = JSON.stringify({ token, email: 'zakaznik@example.com', expiresAt: '2999-01-01T00:00:00Z' });
    await page.addInitScript(`window.localStorage.setItem('permanentka.session', ${JSON.stringify(session)})`);
    return page;
  }

  const confirm = (page: Page) => page.getByRole('button', { name: 'Záväzne prihlásiť' }).click();
  const done = (page: Page) => page.getByText('Miesto je vaše').waitFor();

  it('books in two presses with the pass that costs least, and shows it to another visitor without a reload', async () => {
    const sessionId = await studio.session({ price: 8, capacity: 5 });
    const { customerId } = await studio.newcomer();
    await studio.sell(studio.entryProductId, { customerId });
    const other = await visitor();
    await other.goto(addressOf(sessionId).replace(/&book=.*/, ''));
    await other.getByText('5 voľných miest').waitFor();
    const page = await customerPage(customerId);
    await page.goto(addressOf(sessionId).replace(/&book=.*/, ''));
    await page.getByRole('button', { name: /5 voľných miest/ }).click();
    await page.getByText('Použije sa 1 vstup, zostanú 3 vstupy.').waitFor();
    expect(await studio.seatsTaken(sessionId)).toBe(0);
    await confirm(page);
    await done(page);
    await other.getByText('4 voľné miesta').waitFor();
    expect(await studio.seatsTaken(sessionId)).toBe(1);
    await page.getByRole('button', { name: 'Hotovo' }).click();
    await page.getByText('Ide: Nina').waitFor();
  });

  it('signs in, joins and adds a child on the way, and keeps the chosen session', async () => {
    const sessionId = await studio.session({ price: 5 });
    const page = await visitor({ width: 390 });
    const email = `${randomUUID()}@example.com`;
    await page.goto(addressOf(sessionId));
    await page.getByLabel('E-mailová adresa').fill(email);
    await page.getByRole('button', { name: 'Poslať kód' }).click();
    await page.getByLabel('Kód z e-mailu').fill(await codeFor(app.mailbox, email));
    await page.getByRole('dialog').getByRole('button', { name: 'Prihlásiť sa' }).click();
    await page.getByLabel('Meno a priezvisko').fill('Eva Malá');
    await page.getByRole('button', { name: 'Pokračovať' }).click();
    await page.getByText('Príde moje dieťa').click();
    await page.getByLabel('Meno účastníka').fill('Ela');
    await page.getByRole('button', { name: 'Pridať' }).click();
    await page.getByRole('button', { name: 'Pokračovať' }).click();
    await page.getByText('Na recepcii doplatíte 5 €.').waitFor();
    await confirm(page);
    await done(page);
    await page.getByText('Ela ·').waitFor();
    expect(await studio.seatsTaken(sessionId)).toBe(1);
  });

  it('keeps the current week, and the focus, when a sheet is opened and closed', async () => {
    const shop = await makeBookingStudio(app);
    await openOnlineSale(app, shop);
    await shop.product({ kind: 'ENTRY', name: 'Tri vstupy', entries: 3, sellableOnline: true });
    const page = await visitor();
    let weeksRead = 0;
    page.on('request', (request) => {
      if (request.postData()?.includes('query Timetable')) weeksRead += 1;
    });
    await page.goto(`${origin}/${shop.slug}`);
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    const buy = page.getByRole('button', { name: 'Kúpiť: Tri vstupy' });
    await buy.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await page.locator('[aria-busy="true"]').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await vi.waitFor(async () => {
      expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Kúpiť: Tri vstupy');
    });
    expect(weeksRead).toBe(1);
  });

  it('lets nobody book before they have read what it takes, and asks again when the server has failed', async () => {
    const sessionId = await studio.session({ price: 5 });
    const { customerId } = await studio.newcomer();
    const page = await customerPage(customerId);
    const fault = { message: 'Something went wrong.', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
    const previews = '**/graphql';
    await page.route(previews, (route) =>
      route.request().postData()?.includes('"dryRun":true') ? route.fulfill({ json: { errors: [fault] } }) : route.continue(),
    );
    await page.goto(addressOf(sessionId));
    const again = page.getByRole('button', { name: 'Skúsiť znova' });
    await again.waitFor();
    const book = page.getByRole('button', { name: 'Záväzne prihlásiť' });
    expect(await book.isDisabled()).toBe(true);
    await page.unroute(previews);
    await again.click();
    await page.getByText('Na recepcii doplatíte 5 €.').waitFor();
    await confirm(page);
    await done(page);
    expect(await studio.seatsTaken(sessionId)).toBe(1);
  });

  it('promises no free cancellation that is too late already', async () => {
    const sessionId = await studio.session({ price: 5, days: 0.5 });
    const { customerId } = await studio.newcomer();
    const page = await customerPage(customerId);
    await page.goto(addressOf(sessionId, 0.5));
    await page.getByText('Bez poplatku sa už odhlásiť nedá.').waitFor();
    expect(await page.getByText(/odhlásite do/).count()).toBe(0);
  });

  it('says that the last seat was taken between the look and the press, and leads to another session', async () => {
    const sessionId = await studio.session({ price: 5, capacity: 1 });
    const { customerId } = await studio.newcomer();
    const rival = await studio.newcomer();
    const page = await customerPage(customerId);
    await page.goto(addressOf(sessionId));
    await page.getByText('Na recepcii doplatíte 5 €.').waitFor();
    await studio.book(rival.registrationId, sessionId);
    await page.getByText('0 z 1').waitFor();
    await confirm(page);
    await page
      .getByRole('alert')
      .filter({ hasText: /voľné miesto|obsaden/i })
      .waitFor();
    await page.getByRole('button', { name: 'Vybrať iný termín' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await studio.seatsTaken(sessionId)).toBe(1);
  });

  it('pays online in the sandbox, and shows the receipt when the page comes back', async () => {
    await openOnlineSale(app, studio);
    const sessionId = await studio.session({ price: 8 });
    const { customerId } = await studio.newcomer();
    const page = await customerPage(customerId);
    await page.goto(addressOf(sessionId));
    await page.getByText('Online kartou').click();
    await page.getByRole('button', { name: 'Zaplatiť 8 €' }).click();
    await page.waitForURL(/\/sandbox\/pay\//);
    await page.getByRole('button', { name: 'Zaplatiť' }).click();
    await page.getByText('Zaplatené. Ďakujeme.').waitFor();
    const link = await page.getByRole('link', { name: /Doklad .* \(PDF\)/ }).getAttribute('href');
    expect((await fetch(link ?? '')).headers.get('content-type')).toBe('application/pdf');
    expect(await studio.seatsTaken(sessionId)).toBe(1);
  });

  it('offers to finish or to give up the payment of an order that holds the seat already', async () => {
    const sessionId = await studio.session({ price: 8 });
    const { customerId } = await studio.newcomer();
    const page = await customerPage(customerId);
    await page.goto(addressOf(sessionId));
    await page.getByText('Online kartou').click();
    await page.getByRole('button', { name: 'Zaplatiť 8 €' }).click();
    await page.waitForURL(/\/sandbox\/pay\//);
    await page.goto(addressOf(sessionId));
    await page.getByText('Online kartou').click();
    await page.getByRole('button', { name: 'Zaplatiť 8 €' }).click();
    await page.getByRole('button', { name: 'Dokončiť platbu' }).waitFor();
    await page.getByRole('button', { name: 'Zrušiť objednávku' }).click();
    await page.getByRole('radio', { name: 'Na recepcii' }).click();
    await confirm(page);
    await done(page);
    expect(await studio.seatsTaken(sessionId)).toBe(1);
  });

  it('sells a pass online to a customer, and says what a credit pass needs first', async () => {
    await studio.product({ kind: 'ENTRY', name: 'Päť vstupov', entries: 5, sellableOnline: true });
    await studio.product({
      kind: 'CREDIT',
      name: 'Kredit',
      credit: { amountMinor: 2_000, currency: 'EUR' },
      sellableOnline: true,
    });
    const { customerId } = await studio.person();
    const page = await customerPage(customerId);
    await page.goto(`${origin}/${studio.slug}`);
    await page.getByRole('button', { name: 'Kúpiť: Kredit' }).click();
    await page.getByText('Najprv vyberte termín').waitFor();
    await page.getByRole('button', { name: 'Vybrať iný termín' }).click();
    await page.getByRole('button', { name: 'Kúpiť: Päť vstupov' }).click();
    await page.getByRole('button', { name: 'Zaplatiť 20 €' }).click();
    await page.waitForURL(/\/sandbox\/pay\//);
    await page.getByRole('button', { name: 'Zaplatiť' }).click();
    await page.getByText('Zaplatené. Ďakujeme.').waitFor();
    const { node } = await studio.clients.receptionist.request(CustomerDocument, { id: customerId });
    const passes = node && 'passes' in node ? node.passes.edges.map(({ node: pass }) => pass.name) : [];
    expect(passes).toEqual(['Päť vstupov']);
  });

  it('shows the sessions of a week by course and age, and keeps the choice in the address', async () => {
    await studio.session({ days: 20 });
    const input = { courseId: studio.openCourseId, ageFrom: 6, ageTo: 9 };
    const { updateCourse } = await studio.clients.owner.request(UpdateCourseDocument, { input });
    expect(updateCourse.errors).toEqual([]);
    const page = await visitor({ width: 390 });
    await page.goto(`${origin}/${studio.slug}?week=${dayIn(20)}`);
    const session = page.getByRole('button', { name: /voľných miest/ }).first();
    await session.waitFor();
    await page.getByLabel('Vek', { exact: true }).selectOption('7 rokov');
    await session.waitFor();
    await page.getByLabel('Kurz', { exact: true }).selectOption('Balet');
    await page.getByText('výberu nič nezodpovedá').waitFor();
    await page.reload();
    await page.getByText('výberu nič nezodpovedá').waitFor();
    await page.getByLabel('Kurz', { exact: true }).selectOption('Všetky kurzy');
    await page.getByLabel('Vek', { exact: true }).selectOption('6 rokov');
    await session.waitFor();
    await page.getByRole('button', { name: 'Predchádzajúci týždeň' }).click();
    await page.waitForURL((url) => !url.search.includes(`week=${dayIn(20)}`));
  });

  it.each(LANGUAGES)('has no violation of accessibility at any width, with the booking open, in %s', async (locale) => {
    const sessionId = await studio.session({ price: 8 });
    const { customerId } = await studio.newcomer();
    await studio.sell(studio.entryProductId, { customerId });
    const page = await customerPage(customerId, { locale });
    await page.goto(addressOf(sessionId).replace(/&book=.*/, ''));
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    await expectAccessible(page);
    await page.goto(addressOf(sessionId));
    await page.getByRole('radio').nth(1).waitFor();
    await expectAccessible(page);
  });
});

/** In the zone of the studio: the page shows its weeks. */
function dayIn(days: number): string {
  const moment = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Bratislava' }).format(moment);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
