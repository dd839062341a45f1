import { randomUUID } from 'node:crypto';
import {
  AddAttendeeDocument,
  type Client,
  createClient,
  EraseCustomerDocument,
  UpdateMyProfileDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '../../src/services/people/index.js';
import { useGround } from '../support/ground.js';
import { signedIn } from '../support/signed-in.js';
import { made } from '../support/studio.js';

const LOCALES = ['sk', 'cs', 'en'] as const;
type Locale = (typeof LOCALES)[number];

const ground = useGround();
const speakers = {} as Record<Locale, { client: Client; customerId: string; email: string }>;

beforeAll(async () => {
  const { app, studio } = ground;
  for (const locale of LOCALES) {
    const email = `${locale}-${randomUUID()}@example.com`;
    const customer = await made(createCustomer(studio.tenant, { name: 'Nina', email, locale }));
    const token = await signedIn(app.signIn, studio.tenant, { customerId: customer.id });
    const client = createClient({ url: app.url, organisation: studio.slug, token });
    speakers[locale] = { client, customerId: studio.id('Customer', customer), email };
  }
});

type Refused = { errors: readonly { code: string; message: string }[] };

/** Refusals that a customer can cause: of an empty text, of a row of another, of a limit, of an address that is not confirmed. */
const REFUSALS: Record<string, (speaker: (typeof speakers)[Locale]) => Promise<Refused>> = {
  'an empty name': async ({ client }) => (await client.request(UpdateMyProfileDocument, { input: { name: '' } })).updateMyProfile,
  'a name that is too long': async ({ client }) =>
    (await client.request(UpdateMyProfileDocument, { input: { name: 'x'.repeat(201) } })).updateMyProfile,
  'the account of another customer': async ({ client }) => {
    const input = { customerId: ground.studio.customerId, name: 'Cudzí' };
    return (await client.request(AddAttendeeDocument, { input })).addAttendee;
  },
  'an address that is not confirmed': async ({ client, customerId }) => {
    const input = { customerId, confirmEmail: 'iny@example.com' };
    return (await client.request(EraseCustomerDocument, { input })).eraseCustomer;
  },
};

describe('the message of a refusal', () => {
  it.each(Object.entries(REFUSALS))('is a sentence in sk, cs and en for %s, under one code', async (_, refuse) => {
    const told = [];
    for (const locale of LOCALES) {
      const { errors } = await refuse(speakers[locale]);
      expect(errors).toHaveLength(1);
      told.push(errors[0]);
    }
    expect(new Set(told.map((error) => error?.code)).size).toBe(1);
    // Some short sentences are the same in Slovak and Czech.
    const [sk, cs, en] = told.map((error) => error?.message);
    expect([sk, cs]).not.toContain(en);
    for (const error of told) expect(error?.message).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('names the limit in every language', async () => {
    for (const locale of LOCALES) {
      const { errors } = await (REFUSALS['a name that is too long']?.(speakers[locale]) ?? Promise.resolve({ errors: [] }));
      expect(errors[0]?.message, locale).toContain('200');
    }
  });
});
