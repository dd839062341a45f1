import { type Client, createClient } from '@permanentka/client';
import type { TestApp } from './app.js';
import { emailsAt } from './mailbox.js';

const EMAIL_TIMEOUT_MS = 5_000;

/** Somebody who signed in with an address, wherever they are somebody; at the organisation of a slug, or at none that was said. */
export async function signInAs(app: TestApp, email: string): Promise<{ personId: string; at: (slug?: string) => Client }> {
  const { token, person } = await app.signIn.openSession(email);
  const at = (organisation?: string) =>
    createClient({ url: app.url, token, ...(organisation === undefined ? {} : { organisation }) });
  return { personId: person.id, at };
}

/** The code in the newest invitation to an address, but for one that was read before. */
export async function invitationCodeFor(app: TestApp, email: string, but?: string): Promise<string> {
  for (const until = Date.now() + EMAIL_TIMEOUT_MS; Date.now() < until; ) {
    for (const { to, text } of await emailsAt(app.mailbox)) {
      const code = to === email ? /\bpmi_[A-Za-z0-9_-]+/.exec(text)?.[0] : undefined;
      if (code !== undefined && code !== but) return code;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`No invitation came for ${email}`);
}
