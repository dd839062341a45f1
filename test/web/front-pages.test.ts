import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { codeFor } from '../support/mailbox.js';
import { openOnlineSale } from '../support/online-sale.js';
import { expectAccessible, HAS_BROWSER, LANGUAGES, newVisitor, openBrowser } from './browser.js';

vi.setConfig({ testTimeout: 90_000 });

describe.skipIf(!HAS_BROWSER)('the marketplace, the page of a studio and the sign-in page', () => {
  let app: TestApp;
  let browser: Browser;
  let studio: BookingStudio;
  let origin: string;

  beforeAll(async () => {
    app = await startTestApp();
    studio = await makeBookingStudio(app);
    await studio.product({ kind: 'ENTRY', name: 'Desať vstupov', entries: 10, sellableOnline: true });
    await openOnlineSale(app, studio);
    browser = await openBrowser();
    origin = new URL(app.url).origin;
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  it('lead from the marketplace to the only studio, and list two by name when there are two', async () => {
    const { page, context, problems } = await newVisitor(browser);
    await page.goto(origin);
    await page.waitForURL(`${origin}/${studio.slug}`);
    await page.getByRole('heading', { name: 'Desať vstupov' }).waitFor();
    const other = await makeBookingStudio(app);
    await openOnlineSale(app, other);
    await page.goto(origin);
    await page.getByText('2 štúdiá').waitFor();
    expect(await page.getByRole('listitem').getByRole('heading').count()).toBe(2);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('keep what was sought in the address, and say what to do when nothing is found', async () => {
    const { page, context, problems } = await newVisitor(browser, { width: 390 });
    await page.goto(`${origin}/?city=Atlantis`);
    await page.getByRole('heading', { name: 'Nenašli sme žiadne štúdio' }).waitFor();
    await page.getByRole('button', { name: 'Zrušiť hľadanie' }).click();
    await page.getByText('2 štúdiá').waitFor();
    await page.getByLabel('Čo hľadáte?').fill('nič také');
    await page.getByRole('button', { name: 'Hľadať' }).click();
    await page.waitForURL(/\?q=/);
    await page.reload();
    expect(await page.getByLabel('Čo hľadáte?').inputValue()).toBe('nič také');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('sign a visitor in by a code and lead back, survive a reload, and forget the token at the sign-out', async () => {
    const { page, context, problems } = await newVisitor(browser);
    const email = 'navsteva@example.com';
    await page.goto(`${origin}/${studio.slug}`);
    await page.getByRole('link', { name: 'Prihlásiť sa' }).click();
    await page.getByLabel('E-mailová adresa').fill(email);
    await page.getByRole('button', { name: 'Poslať kód' }).click();
    await page.getByLabel('Kód z e-mailu').fill('12345678');
    await page.getByRole('button', { name: 'Prihlásiť sa' }).click();
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
    await page.getByLabel('Kód z e-mailu').fill(await codeFor(app.mailbox, email));
    await page.getByRole('button', { name: 'Prihlásiť sa' }).click();
    await page.waitForURL(`${origin}/${studio.slug}`);
    await page.reload();
    await page.getByText(email).waitFor();
    await page.getByRole('button', { name: 'Odhlásiť sa' }).click();
    await page.getByRole('link', { name: 'Prihlásiť sa' }).waitFor();
    expect(await page.evaluate('window.localStorage.getItem("permanentka.session")')).toBeNull();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('forget a token that the server no longer knows', async () => {
    const { page, context } = await newVisitor(browser);
    const session = { token: 'revoked', email: 'a@example.com', expiresAt: '2999-01-01T00:00:00Z' };
    await context.addInitScript(`window.localStorage.setItem('permanentka.session', ${JSON.stringify(JSON.stringify(session))})`);
    await page.goto(`${origin}/${studio.slug}`);
    await page.getByRole('link', { name: 'Prihlásiť sa' }).waitFor();
    await page.getByRole('heading', { name: 'Desať vstupov' }).waitFor();
    await context.close();
  });

  it('say that the device is offline, and what cannot be read, with a way to try again', async () => {
    const { page, context } = await newVisitor(browser);
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('E-mailová adresa').fill('a@example.com');
    await context.setOffline(true);
    await page.getByText('Ste bez pripojenia').waitFor();
    await page.getByRole('button', { name: 'Poslať kód' }).click();
    await page.getByText('Server neodpovedal').waitFor();
    expect(await page.getByLabel('E-mailová adresa').inputValue()).toBe('a@example.com');
    await context.setOffline(false);
    await page.getByText('Ste bez pripojenia').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Poslať kód' }).click();
    await page.getByLabel('Kód z e-mailu').waitFor();
    await context.close();
  });

  it.each(LANGUAGES)('have no violation of accessibility at any width, in %s', async (locale) => {
    const { page, context, problems } = await newVisitor(browser, { locale });
    for (const path of ['/?q=', `/${studio.slug}`, '/sign-in', '/nobody-here']) {
      await page.goto(`${origin}${path}`);
      await page.locator('h1').waitFor();
      await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
      expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
      await expectAccessible(page);
    }
    expect(problems).toEqual([]);
    await context.close();
  });
});
