import { randomUUID } from 'node:crypto';
import {
  type Client,
  type FaultError,
  RecordPaymentDocument,
  type RecordPaymentInput,
  RegistrationDocument,
} from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { expectSameAgain } from '../support/links.js';
import { expectRights } from '../support/rights.js';
import { euro } from '../support/studio.js';
import { expectFault, expectRefused } from '../support/unchanged.js';
import { DESK } from '../support/viewers.js';

const ground = useGround();
let app: TestApp;
let studio: BookingStudio;
beforeAll(() => {
  ({ app, studio } = ground);
});

type Payment = Pick<RecordPaymentInput, 'registrationId' | 'amount'> & Partial<RecordPaymentInput>;

const pay = async (payment: Payment, client: Client = studio.clients.receptionist) => {
  const input = { method: 'CASH', idempotencyKey: randomUUID(), ...payment } as const;
  return (await client.request(RecordPaymentDocument, { input })).recordPayment;
};

async function debtor() {
  const newcomer = await studio.newcomer();
  await studio.book(newcomer.registrationId, await studio.session({ price: 8 }));
  return newcomer;
}

describe('recordPayment', () => {
  it('pays a debt, in part and then whole, by every method', async () => {
    const { registrationId } = await debtor();
    expect(await pay({ registrationId, amount: euro(3) })).toMatchObject({
      registrationBalance: { paid: euro(3), charged: euro(8), debt: euro(5), paymentStatus: 'UNPAID', version: 3 },
      errors: [],
    });
    await pay({ registrationId, amount: euro(4), method: 'CARD_TERMINAL' });
    expect((await pay({ registrationId, amount: euro(1), method: 'BANK' })).registrationBalance).toMatchObject({
      debt: euro(0),
      paymentStatus: 'PAID',
    });
    expect(await studio.account(registrationId)).toEqual({ paid: 800, charged: 800, balance: 0, debt: 0, paymentStatus: 'PAID' });
    const { registration } = await studio.clients.owner.request(RegistrationDocument, { id: registrationId });
    const lines = registration?.statement.edges.map(({ node }) => [
      node.event,
      node.paid.amountMinor,
      node.charged.amountMinor,
      node.balance.amountMinor,
    ]);
    expect(lines).toEqual([
      ['SESSION_CHARGED', 0, 800, -800],
      ['PAYMENT_RECORDED', 300, 0, -500],
      ['PAYMENT_RECORDED', 400, 0, -100],
      ['PAYMENT_RECORDED', 100, 0, 0],
    ]);
  });

  it('keeps what is beyond the debt for what is booked next', async () => {
    const { registrationId } = await studio.newcomer();
    await pay({ registrationId, amount: euro(10) });
    expect(await studio.account(registrationId)).toMatchObject({ paid: 1000, balance: 1000, paymentStatus: 'PAID' });
    const { registrationBalance } = await studio.book(registrationId, await studio.session({ price: 8 }));
    expect(registrationBalance).toMatchObject({ balance: euro(2), debt: euro(0), paymentStatus: 'PAID' });
  });

  it('takes a payment once for one key, and refuses the key for another payment', async () => {
    const { registrationId } = await debtor();
    const payment = { registrationId, amount: euro(3), idempotencyKey: randomUUID() };
    const [one, two] = await Promise.all([pay(payment), pay(payment)]);
    expectSameAgain(two, one);
    expectSameAgain(await pay(payment), one);
    expect(await studio.account(registrationId)).toMatchObject({ paid: 300 });
    await expectRefused(studio, () => pay({ ...payment, amount: euro(4) }), ['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']);
  });

  it('refuses amounts that are zero, negative, or of another currency', async () => {
    const { registrationId } = await debtor();
    const invalid = async (amount: { amountMinor: number; currency: string }) => (await pay({ registrationId, amount })).errors;
    await expectRefused(studio, () => pay({ registrationId, amount: euro(0) }), ['INVALID_INPUT', 'amount.amountMinor']);
    expect(await invalid(euro(0))).toMatchObject([{ invalid: 'AMOUNT_NOT_POSITIVE' }]);
    await expectRefused(studio, () => pay({ registrationId, amount: euro(-3) }), ['INVALID_INPUT', 'amount.amountMinor']);
    expect(await invalid(euro(-3))).toMatchObject([{ invalid: 'NEGATIVE_AMOUNT' }]);
    const crowns = { amountMinor: 300, currency: 'CZK' };
    await expectRefused(studio, () => pay({ registrationId, amount: crowns }), ['INVALID_INPUT', 'amount.currency']);
    expect(await invalid(crowns)).toMatchObject([{ invalid: 'OTHER_CURRENCY' }]);
  });

  it.each([Number.MAX_SAFE_INTEGER + 1, -Number.MAX_SAFE_INTEGER - 1, 0.5, 1e300])(
    'refuses %d minor units',
    async (amountMinor) => {
      const { registrationId } = await debtor();
      await expectFault(studio, () => pay({ registrationId, amount: { amountMinor, currency: 'EUR' } }), 'BAD_USER_INPUT');
    },
  );

  it.each(['EURO', 'eur', '', 'XXQ'])('refuses the currency "%s"', async (currency) => {
    const { registrationId } = await debtor();
    const payment = pay({ registrationId, amount: { amountMinor: 100, currency } });
    const codes = await payment.then(
      ({ errors }) => errors.map(({ code }) => code),
      (fault: FaultError) => [fault.code],
    );
    expect([['INVALID_INPUT'], ['BAD_USER_INPUT']]).toContainEqual(codes);
    expect(await studio.account(registrationId)).toMatchObject({ paid: 0 });
  });

  it('refuses ids that lead nowhere and registrations of another studio', async () => {
    const other = await makeBookingStudio(app);
    const stranger = await other.newcomer();
    for (const registrationId of ['', 'reg_', studio.customerId, stranger.registrationId]) {
      await expectRefused(other, () => pay({ registrationId, amount: euro(1) }), ['NOT_FOUND', 'registrationId']);
    }
  });

  it('is for the desk and for keys that write sales', async () => {
    const { registrationId } = await debtor();
    const ask = (client: Client) => pay({ registrationId, amount: euro(1) }, client);
    await expectRights(ground, ask, { allowed: [...DESK, 'key SALES_WRITE'] });
  });
});
