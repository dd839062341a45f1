import { randomUUID } from 'node:crypto';
import {
  type Client,
  OrderDocument,
  OrdersDocument,
  RefundPaymentDocument,
  type RefundPaymentInput,
  SellPassDocument,
  type SellPassInput,
  StartCheckoutDocument,
  type StartCheckoutInput,
} from '@permanentka/client';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Command, createEnginePool, Engine } from '../../src/services/engine/index.js';
import { rules } from '../../src/services/rules/commands/index.js';
import type { TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { type Ground, useGround } from '../support/ground.js';
import { openOnlineSale } from '../support/online-sale.js';

export type Shop = Awaited<ReturnType<typeof makeShop>>;

/** A studio that sells online, and what its provider and its jobs do. */
export async function makeShop(app: TestApp, ground?: BookingStudio) {
  const studio = ground ?? (await makeBookingStudio(app));
  await openOnlineSale(app, studio);
  const pool = createEnginePool(app.databaseUrl, 4, () => undefined);
  const engine = new Engine(pool, rules, () => undefined);
  const desk = studio.clients.receptionist;

  /** What a provider or a job commands: the engine is asked as they ask it. */
  async function does(command: Command): Promise<Record<string, unknown>> {
    const outcome = await engine.execute(studio.tenant.organisationId, { command });
    if (outcome.kind === 'refused') return { refused: outcome.refusals.map(({ code }) => code) };
    return { ...outcome.answer };
  }

  const orderNow = async (id: string, client: Client = desk) => {
    const { order } = await client.request(OrderDocument, { id });
    if (!order) throw new Error(`there is no order ${id}`);
    return order;
  };

  return {
    ...studio,
    does,
    orderNow,
    start: async (client: Client, lines: StartCheckoutInput['lines'], more: Partial<StartCheckoutInput> = {}) => {
      const urls = { successUrl: 'https://vlnka.sk/paid', cancelUrl: 'https://vlnka.sk/left' };
      const input = { lines, ...urls, idempotencyKey: randomUUID(), ...more };
      return (await client.request(StartCheckoutDocument, { input })).startCheckout;
    },
    /** The money of an order comes in. */
    pay: async (orderId: string, more: { amountMinor?: number; providerRef?: string } = {}) => {
      const { total } = await orderNow(orderId);
      return does({
        kind: 'payOrder',
        orderId: studio.keyOf('Order', orderId),
        method: 'SANDBOX',
        amountMinor: total.amountMinor,
        providerRef: randomUUID(),
        feeMinor: 0,
        isTest: true,
        ...more,
      });
    },
    /** Lets the time of an order be over. */
    outlast: (orderId: string): Promise<void> =>
      studio.sql(`update orders set held_until = now() - interval '1 minute' where id = ?`, [studio.keyOf('Order', orderId)]),
    release: (orderId: string) =>
      does({ kind: 'releaseOrder', actor: { kind: 'STAFF' }, orderId: studio.keyOf('Order', orderId), as: 'EXPIRED' }),
    refund: async (paymentId: string, more: Partial<RefundPaymentInput> = {}, client: Client = desk) => {
      const input = { paymentId, method: 'CASH', reason: 'Choroba', idempotencyKey: randomUUID(), ...more } as const;
      return (await client.request(RefundPaymentDocument, { input })).refundPayment;
    },
    /** Sells a pass at the desk and answers its order. */
    sellWith: async (sale: Omit<SellPassInput, 'idempotencyKey'>): Promise<string> => {
      const input = { idempotencyKey: randomUUID(), ...sale };
      ok((await desk.request(SellPassDocument, { input })).sellPass);
      const { orders } = await desk.request(OrdersDocument, { first: 1 });
      return orders?.edges[0]?.node.id ?? '';
    },
    onlineProduct: (terms: Parameters<typeof studio.product>[0]) => studio.product({ sellableOnline: true, ...terms }),
    closeShop: async () => {
      await engine.close();
      await pool.end();
    },
  };
}

/** The ground of a test file, whose studio sells online. */
export function useShop(env: Record<string, string> = {}): Ground & { shop: Shop } {
  const ground = useGround(env) as Ground & { shop: Shop };
  beforeAll(async () => {
    ground.shop = await makeShop(ground.app, ground.studio);
  });
  afterAll(() => ground.shop.closeShop());
  return ground;
}

export const codesOf = ({ errors }: { errors: readonly { code: string }[] }): string => errors.map(({ code }) => code).join();

/** What was done, without a refusal. */
export function ok<T extends { errors: readonly unknown[] }>(payload: T): T {
  expect(payload.errors).toEqual([]);
  return payload;
}
