import { randomUUID } from 'node:crypto';
import { type Client, createClient } from '@permanentka/client';
import { addMember } from '../../src/services/people/index.js';
import type { TestApp } from './app.js';
import { emailsAt } from './mailbox.js';
import { signedIn } from './signed-in.js';
import { made, type Studio } from './studio.js';

const EMAIL_TIMEOUT_MS = 5_000;

/** Signs a person in by their address. `at` gives their client at an organisation, or at none in particular. */
export async function signInAs(app: TestApp, email: string): Promise<{ personId: string; at: (slug?: string) => Client }> {
  const { token, person } = await app.signIn.openSession(email);
  const at = (organisation?: string) =>
    createClient({ url: app.url, token, ...(organisation === undefined ? {} : { organisation }) });
  return { personId: person.id, at };
}

/** A new member of the staff who signs in. */
export async function newColleague(app: TestApp, studio: Studio, role: 'OWNER' | 'MANAGER' | 'RECEPTIONIST' | 'INSTRUCTOR') {
  const email = `${randomUUID()}@example.com`;
  const member = await made(addMember(studio.tenant, { name: 'Kolega', email, role }));
  const token = await signedIn(app.signIn, studio.tenant, { memberId: member.id });
  const client = createClient({ url: app.url, organisation: studio.slug, token });
  return { memberId: studio.id('Member', member), email, client };
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
