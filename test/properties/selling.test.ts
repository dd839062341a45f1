import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs, timesAsMany } from './seed.js';
import { sellingScenarios } from './selling.js';
import { done, play, refusals } from './selling-play.js';

const SCENARIOS = 150;
const STEPS_MAX = 120;
const TIMEOUT_MS = 120_000;

it('the selling rules keep every invariant in random orders, payments, refunds and disputes', {
  timeout: TIMEOUT_MS * timesAsMany,
}, () => {
  fc.assert(fc.property(sellingScenarios('MOVES', { maxLength: STEPS_MAX, size: 'max' }), play), runs(SCENARIOS));
  if (process.env.SHRUNK_PATH) return;
  // A run in which some ending never came up has not tried it.
  expect([...done.keys()]).toEqual(expect.arrayContaining(EXPECTED_ENDINGS));
  expect([...refusals.keys()]).toEqual(expect.arrayContaining(EXPECTED_REFUSALS));
});

const EXPECTED_ENDINGS = [
  'cancelBooking',
  'cancelSession',
  'disputePayment',
  'endRegistration',
  'moveRegistration',
  'payOrder PAID',
  'payOrder REFUND_DUE',
  'placeOrder',
  'recordRefund',
  'redeemGift',
  'refundPayment BANK',
  'refundPayment CARD',
  'refundPayment CASH',
  'refundPayment PASS',
  'refundPayment of lines',
  'releaseOrder',
  'settleRefund',
];

const EXPECTED_REFUSALS = [
  'GIFT_CODE_UNUSABLE',
  'ONLINE_SALE_UNAVAILABLE',
  'ORDER_NOT_OPEN',
  'ORDER_STILL_HELD',
  'PAYMENTS_DO_NOT_ADD_UP',
  'PAYMENT_DISPUTED',
  'PRODUCT_ARCHIVED',
  'PROMO_CODE_UNUSABLE',
  'REFUND_NOT_PENDING',
  'REFUND_TOO_LARGE',
  'SESSION_FULL',
];
