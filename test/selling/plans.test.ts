import { BillingDocument, type Client, createClient, OnlineSaleDocument, UpdatePassProductDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { asPlatform, setOnlinePayments } from '../support/online-sale.js';
import type { Studio } from '../support/studio.js';
import { there } from '../support/there.js';

let app: TestApp;
let studio: Studio;
/** The platform works beside the server, which may show the public an answer of a second ago. */
let anonymous: Client;

beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
  anonymous = createClient({ url: app.url, headers: { 'cache-control': 'no-cache' } });
});
afterAll(() => app.stop());

const billing = async () => (await studio.clients.owner.request(BillingDocument, { slug: studio.slug })).organisation;
const productNow = async (channel: 'ONLINE' | 'PROFILE' = 'ONLINE') => {
  const { organisation } = await anonymous.request(OnlineSaleDocument, { slug: studio.slug, channel });
  return there(organisation).passesOnSale.find(({ id }) => id === studio.entryProductId);
};
const platform = (change: Parameters<typeof asPlatform>[2]) => asPlatform(app.databaseUrl, studio.slug, change);

async function sell(terms: object): Promise<void> {
  const input = { productId: studio.entryProductId, ...terms };
  const { updatePassProduct } = await studio.clients.manager.request(UpdatePassProductDocument, { input });
  expect(updatePassProduct.errors).toEqual([]);
}

test('everything is told that keeps a pass from being bought online, until nothing does', async () => {
  const steps = [
    () => Promise.resolve(),
    () => platform({ kind: 'SET_PLAN', plan: 'STANDARD' }),
    () => setOnlinePayments(studio.tenant, 'PENDING'),
    () => setOnlinePayments(studio.tenant, 'ACTIVE'),
    () => sell({ sellableOnline: true, visibleInProfile: false }),
  ];
  const told = [];
  for (const step of steps) {
    await step();
    told.push((await productNow())?.onlineSaleProblems);
  }
  expect(told).toEqual([
    ['PLAN_TOO_LOW', 'ONLINE_PAYMENTS_INACTIVE', 'PRODUCT_NOT_SELLABLE_ONLINE'],
    ['ONLINE_PAYMENTS_INACTIVE', 'PRODUCT_NOT_SELLABLE_ONLINE'],
    ['ONLINE_PAYMENTS_INACTIVE', 'PRODUCT_NOT_SELLABLE_ONLINE'],
    ['PRODUCT_NOT_SELLABLE_ONLINE'],
    [],
  ]);
  expect(await productNow()).toMatchObject({ buyableOnline: true });
  expect(await productNow('PROFILE')).toMatchObject({ buyableOnline: false, onlineSaleProblems: ['PRODUCT_NOT_IN_CHANNEL'] });
});

test('the platform suspends online payments, says why, and lets them go on', async () => {
  const reason = 'Too many disputes';
  const suspended = await platform({ kind: 'SUSPEND_ONLINE_PAYMENTS', reason });
  expect(suspended).toMatchObject({ suspendedReason: reason, listed: false });
  expect(await billing()).toMatchObject({ onlineSaleProblems: ['ONLINE_PAYMENTS_SUSPENDED'], suspensionReason: reason });
  expect(await productNow()).toMatchObject({ buyableOnline: false });
  const stranger = await anonymous.request(BillingDocument, { slug: studio.slug });
  expect(stranger.organisation).toMatchObject({ suspensionReason: null, commissionBps: null, plan: null });
  expect(await platform({ kind: 'RESUME_ONLINE_PAYMENTS' })).toMatchObject({ suspendedAt: null, listed: true });
  expect(await billing()).toMatchObject({ onlineSaleProblems: [], suspensionReason: null });
});

test('the platform agrees on another commission', async () => {
  expect(await billing()).toMatchObject({ commissionBps: 300 });
  await platform({ kind: 'SET_COMMISSION', commissionBps: 150 });
  expect(await billing()).toMatchObject({ commissionBps: 150 });
  await platform({ kind: 'SET_COMMISSION', commissionBps: null });
  expect(await billing()).toMatchObject({ commissionBps: 300 });
});

test('the audit log of the organisation shows the changes of the platform', async () => {
  const asked = `select action, after from audit_log where actor = 'platform:test' order by id`;
  const entries = await bindTenant(studio.tenant).transactional((em) => em.execute<{ action: string; after: object }[]>(asked));
  expect(entries.map(({ action, after }) => [action, after])).toEqual([
    ['set_plan', { plan: 'STANDARD' }],
    [
      'suspend_online_payments',
      { online_payments_suspended_at: expect.any(String), online_payments_suspended_reason: 'Too many disputes' },
    ],
    ['resume_online_payments', { online_payments_suspended_at: null, online_payments_suspended_reason: '' }],
    ['set_commission', { commission_bps: 150 }],
    ['set_commission', { commission_bps: null }],
  ]);
});

test.each([`plan = 'PRO'`, 'commission_bps = 0', 'online_payments_suspended_at = null', `currency = 'USD'`])(
  'no grant lets the server write %s',
  async (assignment) => {
    const write = () => bindTenant(studio.tenant).transactional((em) => em.execute(`update organisations set ${assignment}`));
    await expect(write()).rejects.toThrow('permission denied');
  },
);

test('an organisation that is not there is not changed', async () => {
  expect(await asPlatform(app.databaseUrl, 'nowhere', { kind: 'SET_PLAN', plan: 'PRO' })).toBeUndefined();
});
