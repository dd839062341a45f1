import { type Client, RequestSignInCodeDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { codeFor, emailsAt } from '../support/mailbox.js';
import { withOwner } from '../support/owner.js';
import { expectRights } from '../support/rights.js';
import { expectRefusedOutside } from '../support/unchanged.js';
import { PEOPLE } from '../support/viewers.js';
import { MANY_CODES, NO_GOOD, signingIn } from './codes.js';

const ground = useGround(MANY_CODES);
let steps: ReturnType<typeof signingIn>;
beforeAll(() => {
  steps = signingIn(ground);
});

const MINUTE_MS = 60_000;

const count = (text: string) =>
  withOwner(ground.app.databaseUrl, async (owner) => {
    const { rows } = await owner.query<{ count: number }>(text);
    return rows[0]?.count ?? 0;
  });
const codes = () => count('select count(*)::int as count from auth.codes');

describe('requestSignInCode', () => {
  it('sends a code of eight digits that is good for ten minutes', async () => {
    const { request, expiresAt, errors } = await steps.request({ email: 'nova@example.com' });
    expect(errors).toEqual([]);
    expect(request).toMatch(/^[\w-]{32}$/);
    const left = Date.parse(expiresAt ?? '') - Date.now();
    expect(left).toBeGreaterThan(9 * MINUTE_MS);
    expect(left).toBeLessThanOrEqual(10 * MINUTE_MS);
    expect(await codeFor(ground.app.mailbox, 'nova@example.com')).toMatch(/^\d{8}$/);
  });

  it('answers known and unknown addresses alike, with the same work, and makes no person of the unknown one', async () => {
    await ground.app.signIn.openSession('known@example.com');
    const before = await codes();
    const emails = ['known@example.com', 'unknown@example.com'];
    const answers = [];
    for (const email of emails) answers.push(await steps.request({ email }));
    const shapes = answers.map(({ request, ...answer }) => ({
      ...{ ...answer, expiresAt: typeof answer.expiresAt },
      request: request?.length,
    }));
    expect(shapes[0]).toEqual(shapes[1]);
    await Promise.all(emails.map((email) => codeFor(ground.app.mailbox, email)));
    expect(await codes()).toBe(before + 2);
    const persons = `select count(*)::int as count from auth.persons where email = 'unknown@example.com'`;
    expect(await count(persons)).toBe(0);
  });

  it.each([
    ['sk', 'Váš prihlasovací kód'],
    ['cs', 'Váš přihlašovací kód'],
    ['en', 'Your sign-in code'],
  ] as const)('writes the e-mail in %s', async (locale, words) => {
    const email = `${locale}@example.com`;
    expect(await steps.request({ email, locale })).toMatchObject({ errors: [] });
    await codeFor(ground.app.mailbox, email);
    const sent = (await emailsAt(ground.app.mailbox)).find(({ to }) => to === email);
    expect(sent?.text).toContain(words);
  });

  it.each(['', 'nobody', 'a@b', 'a b@example.com', 'a@example.com\r\nBcc: b@example.com', `${'a'.repeat(300)}@example.com`])(
    'refuses %j, which is not an address, and sends nothing',
    async (email) => {
      const [sent, kept] = [await emailsAt(ground.app.mailbox), await codes()];
      await expectRefusedOutside(ground.app, () => steps.request({ email }), ['INVALID_INPUT', 'email']);
      expect(await steps.request({ email })).toMatchObject({ request: null, expiresAt: null });
      expect(await emailsAt(ground.app.mailbox)).toEqual(sent);
      expect(await codes()).toBe(kept);
      expect(await steps.tryCode(email, '12345678')).toMatchObject(NO_GOOD);
    },
  );

  it('answers people of every role and anonymous callers, and no key', async () => {
    const ask = async (client: Client, name: string) => {
      const input = { email: `${name.toLowerCase().replaceAll(' ', '-')}@codes.example` };
      return (await client.request(RequestSignInCodeDocument, { input })).requestSignInCode;
    };
    await expectRights(ground, ask, { allowed: [...PEOPLE, 'anonymous'] });
  });
});
