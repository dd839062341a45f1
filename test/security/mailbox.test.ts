import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { codeFor } from '../support/mailbox.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

describe('the mailbox', () => {
  it('shows e-mails as text, to this machine only', async () => {
    await app.signIn.requestCode('box@example.com', { address: '127.0.0.1' });
    await codeFor(app.mailbox, 'box@example.com');
    const page = await fetch(app.mailbox);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('To box@example.com');
    for (const headers of [
      { 'x-forwarded-for': '203.0.113.1' },
      { forwarded: 'for=203.0.113.1' },
      { via: '1.1 proxy' },
    ] as Record<string, string>[]) {
      expect((await fetch(app.mailbox, { headers })).status).toBe(404);
      expect((await fetch(`${app.mailbox}.json`, { headers })).status).toBe(404);
    }
  });

  it('shows an e-mail as a mail program does, without scripts and to this machine only', async () => {
    await app.signIn.requestCode('html@example.com', { address: '127.0.0.1' });
    await codeFor(app.mailbox, 'html@example.com');
    const link = /<a href="([^"]+)">As a mail program shows it/.exec(await (await fetch(app.mailbox)).text())?.[1] ?? '';
    const shown = await fetch(new URL(link, app.url));
    expect([shown.status, shown.headers.get('content-security-policy')]).toEqual([200, expect.stringMatching(/; sandbox$/)]);
    expect(await shown.text()).toContain('<div role="article"');
    expect((await fetch(new URL(link, app.url), { headers: { via: '1.1 proxy' } })).status).toBe(404);
    for (const other of ['0', '999', 'x']) expect((await fetch(`${app.mailbox}/${other}`)).status).toBe(404);
  });

  it('is shown only under its secret address, since a proxy may forward requests silently', async () => {
    expect(new URL(app.mailbox).pathname).toMatch(/^\/mailbox\/[\w-]{22}$/);
    const other = '/mailbox/AAAAAAAAAAAAAAAAAAAAAA';
    for (const path of ['/mailbox', '/mailbox/', '/mailbox.json', '/mailbox/.json', other, `${other}.json`])
      expect([path, (await fetch(new URL(path, app.url))).status]).toEqual([path, 404]);
  });
});
