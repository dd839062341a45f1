import { randomUUID } from 'node:crypto';
import { RegisterAttendeeDocument, SetUpOnlinePaymentsDocument } from '@permanentka/client';
import { bindTenant } from '../../src/services/input/set-up.js';
import type { TestApp } from '../support/app.js';
import { asPlatform } from '../support/online-sale.js';
import type { Studio } from '../support/studio.js';
import type { StripeStandIn } from './stand-in.js';

export const RETURN = { returnUrl: 'https://studio.example/back', refreshUrl: 'https://studio.example/again' };

export const webhookOf = (url: string): string => new URL('/webhooks/stripe', url).href;

/** Waits until something holds; says what was last when it never does. */
export async function eventually<T>(look: () => Promise<T>, holds: (value: T) => boolean, timeoutMs = 15_000): Promise<T> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > until) throw new Error(`It never came to it: ${JSON.stringify(value)}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** The rows of one organisation, as its own role sees them. */
export function rowsOf<T extends object>(studio: Studio, sql: string, values: unknown[] = []): Promise<T[]> {
  return bindTenant(studio.tenant).transactional((em) => em.execute<T[]>(sql, values));
}

/** A studio that takes payments online through the stand-in, and somebody in a course whose passes are sold in the profile. */
export async function makeOnlineStudio(app: TestApp, stripe: StripeStandIn): Promise<{ studio: Studio; account: string }> {
  const studio = await app.studio();
  await asPlatform(app.databaseUrl, studio.slug, { kind: 'SET_PLAN', plan: 'STANDARD' });
  await rowsOf(studio, 'update pass_products set sellable_online = true, visible_in_profile = true');
  const place = { attendeeId: studio.childId, groupId: studio.mondayGroupId };
  await studio.clients.receptionist.request(RegisterAttendeeDocument, { input: place });
  const { setUpOnlinePayments } = await studio.clients.owner.request(SetUpOnlinePaymentsDocument, { input: RETURN });
  const account = setUpOnlinePayments.onboarding?.url.split('/').at(-1);
  if (account === undefined) throw new Error(`Not set up: ${JSON.stringify(setUpOnlinePayments.errors)}`);
  const status = await stripe.customers.post(webhookOf(app.url), stripe.customers.activate(account));
  if (status !== 200) throw new Error(`The webhook answered ${status}`);
  await eventually(
    () => rowsOf<{ state: string }>(studio, 'select online_payments as state from organisations'),
    ([row]) => row?.state === 'ACTIVE',
  );
  return { studio, account };
}

export const newKey = (): string => randomUUID();
