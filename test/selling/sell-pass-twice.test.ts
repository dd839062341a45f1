import { randomUUID } from 'node:crypto';
import { RegistrationDocument } from '@permanentka/client';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { expectSameAgain } from '../support/links.js';
import { expectRefused } from '../support/unchanged.js';
import { sellerOf } from './selling-passes.js';

const ground = useGround();
let studio: BookingStudio;
beforeAll(() => {
  ({ studio } = ground);
});

const sell = sellerOf(ground);

describe('sellPass', () => {
  it('sells one pass under one key, also when two requests come at once', async () => {
    const { registrationId } = await studio.newcomer();
    const input = { productId: studio.creditProductId, holder: { registrationId }, idempotencyKey: randomUUID() };
    const [first, second] = await Promise.all([sell(input), sell(input)]);
    const third = await sell(input);
    expectSameAgain(second, first);
    expectSameAgain(third, first);
    expect(await studio.account(registrationId)).toMatchObject({ paid: 2000 });
    const { registration } = await studio.clients.owner.request(RegistrationDocument, { id: registrationId });
    expect(registration?.passes).toHaveLength(1);
  });

  it('refuses a key that comes again with other input', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const input = { productId: studio.creditProductId, holder: { registrationId }, idempotencyKey: randomUUID() };
    await sell(input);
    const refusal: [string, string] = ['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey'];
    await expectRefused(studio, () => sell({ ...input, payment: { method: 'BANK' } }), refusal);
    await expectRefused(studio, () => sell({ ...input, productId: studio.entryProductId, holder: { customerId } }), refusal);
  });

  it('sells another pass under the same key of somebody else', async () => {
    const { registrationId } = await studio.newcomer();
    const input = { productId: studio.creditProductId, holder: { registrationId }, idempotencyKey: randomUUID() };
    const one = await sell(input);
    const two = await sell(input, studio.clients.owner);
    expect(two.errors).toEqual([]);
    expect(two.pass?.id).not.toBe(one.pass?.id);
    expect(await studio.account(registrationId)).toMatchObject({ paid: 4000 });
  });

  it('keeps a key that was refused for a request that is not', async () => {
    const { registrationId } = await studio.newcomer();
    const idempotencyKey = randomUUID();
    const holder = { customerId: studio.customerId };
    await expectRefused(studio, () => sell({ productId: studio.creditProductId, holder, idempotencyKey }), [
      'PASS_NEEDS_REGISTRATION',
      'holder.registrationId',
    ]);
    expect((await sell({ productId: studio.creditProductId, holder: { registrationId }, idempotencyKey })).errors).toEqual([]);
  });
});
