import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../src/services/engine/index.js';
import { followOrder, openCheckout, type PaymentWork, setUpOnlinePayments } from '../../src/services/payments/index.js';
import { SandboxProvider } from '../../src/services/payments/sandbox/provider.js';
import { followProvider, refreshAccount } from '../../src/services/payments/shared/accounts.js';
import type { AccountState } from '../../src/services/payments/shared/payment-provider.js';
import type { Studio } from '../support/studio.js';
import { RETURN, rowsOf } from './online-studio.js';
import { makeServiceGround, NOTHING, type ServiceGround } from './service-ground.js';

let ground: ServiceGround;
let inSandbox: PaymentWork;
beforeAll(async () => {
  ground = await makeServiceGround();
  inSandbox = { ...ground.work, provider: new SandboxProvider('a secret of the test', ground.app.url) };
});
afterAll(() => ground.stop());

const stateOf = async (studio: Studio): Promise<string | undefined> =>
  (await rowsOf<{ state: string }>(studio, 'select online_payments as state from organisations'))[0]?.state;

describe('an account', () => {
  it('stands as the later of two answers says, though the older one is written last', async () => {
    const { account, organisationId, provider, work, studio } = ground;
    let answer: (state: AccountState) => void = () => undefined;
    const older = new Promise<AccountState>((done) => {
      answer = done;
    });
    let looks = 0;
    const accountState = (of: string): Promise<AccountState> => {
      looks += 1;
      return looks === 1 ? older : provider.accountState(of);
    };
    const slow = { ...work, provider: Object.assign(Object.create(provider), { accountState }) };
    const refreshing = refreshAccount(slow, organisationId, account);
    ground.stripe.customers.restrict(account);
    await refreshAccount(work, organisationId, account);
    expect(await stateOf(studio)).toBe('PENDING');
    answer('ACTIVE');
    await refreshing;
    expect(await stateOf(studio)).toBe('PENDING');
    ground.stripe.customers.activate(account);
    await refreshAccount(work, organisationId, account);
    expect(await stateOf(studio)).toBe('ACTIVE');
  });
});

describe('an organisation that took payments in the sandbox', () => {
  it('takes none when Stripe is set up, until it has an account there; and each is found again', async () => {
    const studio = await ground.app.studio();
    expect(await setUpOnlinePayments(inSandbox, studio.tenant, RETURN)).toMatchObject({ ok: true });
    expect(await stateOf(studio)).toBe('ACTIVE');
    await followProvider(ground.work);
    expect(await stateOf(studio)).toBe('INACTIVE');
    const onboarding = await setUpOnlinePayments(ground.work, studio.tenant, RETURN);
    const account = onboarding.ok ? String(onboarding.value.url.split('/').at(-1)) : '';
    expect(await stateOf(studio)).toBe('PENDING');
    ground.stripe.customers.activate(account);
    await refreshAccount(ground.work, studio.tenant.organisationId, account);
    expect(await stateOf(studio)).toBe('ACTIVE');
    const rows = await rowsOf(studio, 'select provider, state, in_use from payment_accounts order by provider');
    expect(rows).toEqual([
      { provider: 'SANDBOX', state: 'ACTIVE', in_use: false },
      { provider: 'STRIPE', state: 'ACTIVE', in_use: true },
    ]);
  });

  it('owes again what the sandbox was to give back, once nobody can send it', async () => {
    const { engine, organisationId, studio } = ground;
    const orderId = await ground.place({ provider: 'SANDBOX' });
    const does = (command: Command) => engine.execute(organisationId, { command });
    const money = { amountMinor: 2400, feeMinor: 0, isTest: true, providerRef: `sandbox_payment_${orderId}` };
    await does({ kind: 'payOrder', orderId, method: 'SANDBOX', ...money });
    const [payment] = await rowsOf<{ id: string }>(studio, 'select id from payments where order_id = ?', [orderId]);
    const terms = { amountMinor: 600, method: 'CARD', returnFee: false, reason: 'Choroba' } as const;
    await does({ kind: 'refundPayment', paymentId: payment?.id ?? '', ...terms });
    for (let times = 0; times < 2; times += 1) await followOrder(ground.work, organisationId, orderId);
    expect(await ground.outcome(orderId)).toMatchObject({
      order: [{ status: 'PAID', due: 600 }],
      refunds: [{ amount: 600, status: 'FAILED' }],
    });
  });

  it('gets no checkout without an account or at another provider than that of the order, and holds nothing', async () => {
    const URLS = { successUrl: 'https://studio.example/thanks', cancelUrl: 'https://studio.example/cart' };
    const live: PaymentWork = { ...ground.work, provider: Object.assign(Object.create(ground.provider), { isTest: false }) };
    for (const work of [inSandbox, live]) {
      const orderId = await ground.place();
      const opened = await openCheckout(work, { organisationId: ground.organisationId, orderId, ...URLS });
      expect(opened).toMatchObject({ ok: false, refusals: [{ code: 'PAYMENT_PROVIDER_UNAVAILABLE' }] });
      expect(await ground.outcome(orderId)).toMatchObject({ order: [{ status: 'CANCELLED' }], ...NOTHING });
    }
  });
});
