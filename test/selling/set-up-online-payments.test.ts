import { BillingDocument, type Client, SetUpOnlinePaymentsDocument } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { expectRights } from '../support/rights.js';
import { expectFault, expectRefused } from '../support/unchanged.js';

const ground = useGround();

const RETURN = { returnUrl: 'https://studio.example/back', refreshUrl: 'https://studio.example/again' };

const setUp = async (input: Partial<typeof RETURN> = {}, client: Client = ground.studio.clients.owner) =>
  (await client.request(SetUpOnlinePaymentsDocument, { input: { ...RETURN, ...input } })).setUpOnlinePayments;

/** Against the sandbox; the talk with Stripe itself is tested in test/payments. */
describe('setUpOnlinePayments', () => {
  it('leads the owner to the page of the provider and opens payments of the studio alone', async () => {
    const { studio, other } = ground;
    const { onboarding, errors } = await setUp();
    expect(errors).toEqual([]);
    expect(onboarding?.url).toMatch(/^https?:\/\//);
    const state = async ({ clients, slug }: typeof studio) =>
      (await clients.owner.request(BillingDocument, { slug })).organisation?.onlinePayments;
    expect(await state(studio)).not.toBe('INACTIVE');
    expect(await state(other)).toBe('INACTIVE');
  });

  it('takes up the same account again when it is asked twice, also at the same moment', async () => {
    const answers = await Promise.all([setUp(), setUp(), setUp()]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect((await setUp()).errors).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'nowhere', '', `https://a.example/${'x'.repeat(2_000)}`])(
    'refuses to lead back to %s and opens nothing',
    async (url) => {
      const { owner } = ground.other.clients;
      for (const field of ['returnUrl', 'refreshUrl'] as const) {
        await expectRefused(ground.other, () => setUp({ [field]: url }, owner), ['INVALID_INPUT', field]);
      }
    },
  );

  it('answers an input without an address as bad user input', async () => {
    const input = { refreshUrl: RETURN.refreshUrl } as typeof RETURN;
    const run = () => ground.studio.clients.owner.request(SetUpOnlinePaymentsDocument, { input });
    await expectFault(ground.studio, run, 'BAD_USER_INPUT');
  });

  it('lets owners set up payments, and nobody else, no key either', async () => {
    await expectRights(ground, (client) => setUp({}, client), { allowed: ['owner'] });
  });
});
