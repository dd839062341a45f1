import { mkdir } from 'node:fs/promises';
import process from 'node:process';
import { chromium } from 'playwright-core';
import type { Locale } from '../src/entities/enums.js';
import { sampleEmails } from './sample-emails.js';

const FOLDER = 'docs/e-mails';
const DESK_WIDTH = 640;
const PHONE_WIDTH = 360;

/** The e-mails that are shown in docs/: each kind once, in some language, and two as phones show them in the dark. */
const PICTURES: readonly [name: string, locale: Locale, width: number, colorScheme: 'light' | 'dark'][] = [
  ['sign-in', 'sk', DESK_WIDTH, 'light'],
  ['invitation', 'en', DESK_WIDTH, 'light'],
  ['receipt', 'cs', DESK_WIDTH, 'light'],
  ['gift', 'sk', DESK_WIDTH, 'light'],
  ['refunded-pass', 'cs', DESK_WIDTH, 'light'],
  ['registration-ended', 'sk', DESK_WIDTH, 'light'],
  ['registration-moved', 'en', PHONE_WIDTH, 'dark'],
  ['gift', 'cs', PHONE_WIDTH, 'dark'],
];

/** Draws the e-mails in the browser of the variable CHROMIUM, by default Debian's. */
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
await mkdir(FOLDER, { recursive: true });
for (const [name, locale, width, colorScheme] of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height: 400 }, colorScheme });
  await page.setContent(sampleEmails(locale)[name]?.html ?? '');
  const on = width === PHONE_WIDTH ? '-phone' : '';
  await page.screenshot({ path: `${FOLDER}/${name}${on}-${locale}.png`, fullPage: true });
  await page.close();
}
await browser.close();
