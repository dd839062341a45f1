import { createClient, RequestSignInCodeDocument, SignInDocument, SignOutDocument } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeDataFolder, ServerProcess } from '../support/services/server-process.js';
import { startMailServer } from '../support/services/smtp.js';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const SECRET = 'a secret that only this test has heard of';

let data: Awaited<ReturnType<typeof makeDataFolder>>;
let mail: Awaited<ReturnType<typeof startMailServer>>;
let server: ServerProcess;
beforeAll(async () => {
  data = await makeDataFolder();
  mail = await startMailServer();
  const settings = { DATA_DIR: data.folder, DEMO_STUDIO: 'off', LOG_LEVEL: 'trace', AUTH_SECRET: SECRET };
  server = new ServerProcess({ ...settings, SMTP_URL: mail.url, MAIL_FROM: 'studio@example.com' });
});
afterAll(async () => {
  await server.end('SIGTERM');
  await mail.stop();
  await data.remove();
});

describe('the log of sign-in at the level trace', () => {
  it('holds no code, token, cookie or secret after people signed in, failed to, and left', async () => {
    const url = await server.ready();
    const client = createClient({ url });
    const email = 'logged@example.com';
    const askFor = async (count: number) => {
      const { requestSignInCode } = await client.request(RequestSignInCodeDocument, { input: { email } });
      await vi.waitUntil(() => mail.emails.length >= count, { timeout: 10_000 });
      const code = /code is (\d{8})/.exec(mail.emails.at(-1)?.raw ?? '')?.[1] ?? '';
      return { code, request: requestSignInCode.request ?? '' };
    };
    const first = await askFor(1);
    const { signIn } = await client.request(SignInDocument, { input: { email, ...first } });
    await client.request(SignInDocument, { input: { email, ...first } });
    const second = await askFor(2);
    const routes = await fetch(new URL('/auth/sign-in/email-otp', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, otp: second.code, request: second.request }),
    });
    const cookie = routes.headers.getSetCookie()[0] ?? '';
    await fetch(new URL('/auth/get-session', url), { headers: { cookie, origin: 'https://evil.example' } });
    await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${signIn.token}`, 'content-type': 'application/json' },
      body: '{',
    });
    await createClient({ url, token: signIn.token ?? '' }).request(SignOutDocument);
    expect(await server.end('SIGTERM')).toBe(0);
    const { token } = (await routes.json()) as { token: string };
    const asked = [first.code, first.request, second.code, second.request];
    for (const secret of [...asked, signIn.token, token, cookie.split('=')[1]?.split(';', 1)[0], SECRET]) {
      expect(secret?.length).toBeGreaterThan(7);
      expect(server.output).not.toContain(secret);
    }
  });
});
