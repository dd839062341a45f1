import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Client as Connection } from 'pg';
import type { OrderChannel } from '../../src/entities/enums.js';
import { type Engine, uuidv7 } from '../../src/services/engine/index.js';
import type { Command, CommandOf } from '../../src/services/rules/commands/index.js';
import type { OrderLineSpec, PaymentPart, Reduction } from '../../src/services/rules/selling/order-input.js';
import type { Cast } from './cast.js';

/**
 * What is bought by order, and what becomes of its money. Numbers that end in `At` pick a row of those there are, round and
 * round.
 */
export type Trade =
  | {
      do: 'order';
      channel: OrderChannel;
      customerAt: number;
      lines: { kind: 'PASS' | 'GIFT' | 'SESSION' | 'REGISTRATION'; at: number; forAt: number }[];
      code: boolean;
      discountMinor: number;
      /** In how many ways it is paid at the desk. */
      parts: number;
      /** What comes of an order that is not paid at the desk. */
      fate: 'PAID' | 'PAID_LATE' | 'PAID_TWICE' | 'PAID_TOO_LITTLE' | 'LEFT';
      feeBps: number;
    }
  | { do: 'redeemGift'; giftAt: number; registrationAt: number }
  | {
      do: 'refund';
      paymentAt: number;
      percent: number;
      /** The position of the line that it names; null when it is spread over all. */
      lineAt: number | null;
      method: 'CASH' | 'BANK' | 'CARD';
      returnFee: boolean;
      succeeds: boolean;
    }
  | { do: 'dispute'; paymentAt: number; lostMinor: number };

const at = fc.nat({ max: 59 });

export const trades: fc.Arbitrary<Trade> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('order' as const),
      channel: fc.constantFrom<OrderChannel>('ONLINE', 'PROFILE', 'RECEPTION'),
      customerAt: at,
      lines: fc.array(
        fc.record({ kind: fc.constantFrom('PASS', 'PASS', 'GIFT', 'GIFT', 'SESSION', 'REGISTRATION'), at, forAt: at }),
        { minLength: 1, maxLength: 4 },
      ),
      code: fc.boolean(),
      discountMinor: fc.constantFrom(0, 0, 1, 250),
      parts: fc.constantFrom(1, 2, 3),
      fate: fc.constantFrom('PAID', 'PAID', 'PAID_LATE', 'PAID_TWICE', 'PAID_TOO_LITTLE', 'LEFT'),
      feeBps: fc.constantFrom(0, 300, 333),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('redeemGift' as const), giftAt: at, registrationAt: at }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      paymentAt: at,
      percent: fc.constantFrom(100, 100, 50, 33),
      lineAt: fc.constantFrom(null, null, 0, 1, 2),
      method: fc.constantFrom('CASH', 'BANK', 'CARD'),
      returnFee: fc.boolean(),
      succeeds: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('dispute' as const), paymentAt: at, lostMinor: fc.constantFrom(500, 100_000) }),
  },
);

const PROMO_CODE = 'JESEN';
const HOLD_MINUTES = 10;

/** Does what trades say in a studio, as its provider, its desk and its jobs would. What is refused is left undone. */
export class Trader {
  private readonly gifts: string[] = [];

  constructor(
    private readonly engine: Engine,
    private readonly superuser: Connection,
    private readonly organisationId: string,
    private readonly cast: Cast,
  ) {}

  /** Opens what the desk alone had on sale. */
  async prepare(): Promise<void> {
    const { superuser, organisationId } = this;
    await superuser.query('update pass_products set sellable_online = true where organisation_id = $1', [organisationId]);
    await superuser.query('update courses set vat_bps = 500 where organisation_id = $1', [organisationId]);
    await superuser.query(
      `insert into promo_codes (organisation_id, id, code, percent_bps, created_at) values ($1, gen_random_uuid(), $2,
         1250, now())`,
      [organisationId, PROMO_CODE],
    );
  }

  async trade(trade: Trade): Promise<void> {
    if (trade.do === 'order') await this.order(trade);
    if (trade.do === 'redeemGift') await this.redeem(trade);
    if (trade.do === 'refund') await this.refund(trade);
    if (trade.do === 'dispute') {
      const paymentId = await this.payment(trade.paymentAt);
      if (paymentId) await this.does({ kind: 'disputePayment', paymentId, isOpen: false, lostMinor: trade.lostMinor });
    }
  }

  private pick(rows: readonly string[], index: number): string {
    return rows[index % rows.length] ?? this.cast.unknown;
  }

  private async does<C extends Command>(command: C) {
    return this.engine.execute(this.organisationId, { command });
  }

  private async order(trade: Extract<Trade, { do: 'order' }>): Promise<void> {
    const { channel, fate, parts, feeBps } = trade;
    const lines = trade.lines.map((line) => this.line(line, trade.customerAt));
    const reduction: Reduction = {
      promoCode: trade.code ? PROMO_CODE : null,
      discountMinor: trade.discountMinor,
      reason: 'Regular',
    };
    const place = (payments: PaymentPart[] | null): CommandOf<'placeOrder'> => ({
      kind: 'placeOrder',
      actor: { kind: 'STAFF' },
      customerId: this.pick(this.cast.customers, trade.customerAt),
      channel,
      lines,
      reduction,
      payments,
      provider: channel === 'RECEPTION' ? null : 'SANDBOX',
      holdMinutes: HOLD_MINUTES,
    });
    if (channel === 'RECEPTION') {
      const told = await this.does(place([]));
      const [refused] = told.kind === 'refused' ? told.refusals : [];
      if (refused?.code === 'PAYMENTS_DO_NOT_ADD_UP') await this.does(place(split(refused.total.amountMinor, parts)));
      return;
    }
    const placed = await this.does(place(null));
    if (placed.kind === 'refused') return;
    const { orderId } = placed.answer;
    const { rows } = await this.superuser.query<{ total: string }>('select total_minor as total from orders where id = $1', [
      orderId,
    ]);
    const totalMinor = Number(rows[0]?.total);
    if (totalMinor === 0) return;
    if (fate === 'PAID_LATE' || fate === 'LEFT') {
      await this.superuser.query(`update orders set held_until = now() - interval '1 minute' where id = $1`, [orderId]);
      await this.does({ kind: 'releaseOrder', actor: { kind: 'STAFF' }, orderId, as: 'EXPIRED' });
    }
    if (fate === 'LEFT') return;
    const amountMinor = fate === 'PAID_TOO_LITTLE' ? Math.max(1, totalMinor - 1) : totalMinor;
    const feeMinor = Math.floor((amountMinor * feeBps) / 10_000);
    for (let times = fate === 'PAID_TWICE' ? 2 : 1; times > 0; times--) {
      await this.does({
        kind: 'payOrder',
        orderId,
        method: 'SANDBOX',
        amountMinor,
        providerRef: randomUUID(),
        feeMinor,
        isTest: true,
      });
    }
  }

  private line({ kind, at, forAt }: Extract<Trade, { do: 'order' }>['lines'][number], customerAt: number): OrderLineSpec {
    const { products, creditProducts, registrations, customers, sessions, attendees, groups } = this.cast;
    if (kind === 'SESSION') return { kind, sessionId: this.pick(sessions, at), registrationId: this.pick(registrations, forAt) };
    if (kind === 'REGISTRATION') return { kind, attendeeId: this.pick(attendees, forAt), groupId: this.pick(groups, at) };
    const productId = this.pick(products, at);
    if (kind === 'GIFT') {
      const codeHash = randomUUID();
      this.gifts.push(codeHash);
      const gift = { lineId: uuidv7(), codeHash, to: null, email: null };
      return { kind: 'PASS', productId, registrationId: null, customerId: null, gift };
    }
    const isCredit = creditProducts.has(productId);
    const registrationId = isCredit ? this.pick(registrations, forAt) : null;
    return { kind, productId, registrationId, customerId: isCredit ? null : this.pick(customers, customerAt), gift: null };
  }

  private async redeem({ giftAt, registrationAt }: Extract<Trade, { do: 'redeemGift' }>): Promise<void> {
    const registrationId = this.pick(this.cast.registrations, registrationAt);
    await this.does({ kind: 'redeemGift', actor: { kind: 'STAFF' }, codeHash: this.pick(this.gifts, giftAt), registrationId });
  }

  private async refund({ paymentAt, percent, lineAt, ...terms }: Extract<Trade, { do: 'refund' }>): Promise<void> {
    const paymentId = await this.payment(paymentAt);
    if (!paymentId) return;
    const { method, returnFee, succeeds } = terms;
    const { rows } = await this.superuser.query<{ amount: string }>('select amount_minor as amount from payments where id = $1', [
      paymentId,
    ]);
    const amountMinor = percent === 100 ? null : Math.ceil((Number(rows[0]?.amount) * percent) / 100);
    const asked = lineAt === null ? { amountMinor } : { amountMinor: null, lines: [{ position: lineAt, amountMinor }] };
    const done = await this.does({ kind: 'refundPayment', paymentId, ...asked, method, returnFee, reason: 'Ill' });
    if (done.kind === 'refused' || method !== 'CARD') return;
    const { refundId } = done.answer;
    await this.does({ kind: 'settleRefund', refundId, succeeded: succeeds, providerRef: randomUUID() });
  }

  private async payment(index: number): Promise<string | undefined> {
    const { rows } = await this.superuser.query<{ id: string }>(
      `select id from payments where organisation_id = $1 order by created_at desc, id`,
      [this.organisationId],
    );
    return rows[index % Math.max(1, rows.length)]?.id;
  }
}

/** An amount in some parts, each in its own way; none of nothing. */
function split(totalMinor: number, parts: number): PaymentPart[] {
  const methods = (['CASH', 'CARD_TERMINAL', 'BANK'] as const).slice(0, Math.min(parts, totalMinor));
  const each = Math.floor(totalMinor / Math.max(1, methods.length));
  return methods.map((method, n) => ({
    method,
    amountMinor: n === 0 ? totalMinor - each * (methods.length - 1) : each,
    tenderedMinor: null,
  }));
}
