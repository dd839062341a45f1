import type { DeskPaymentMethod } from '../../entities/enums.js';
import {
  type Caller,
  type CommandOptions,
  type CommandResult,
  checkoutTerms,
  type PaymentGateway,
  type ReturnUrls,
  returnUrlRefusals,
  runCommand,
  withCheckout,
} from '../commands/index.js';
import type { CommandOf, Engine } from '../engine/index.js';
import { InputCheck } from '../input/index.js';
import { type MoneyFact, type Refusal, refusal } from '../rules/world/refusals.js';
import {
  type DeskPayment,
  partsOf,
  REASON_MAX_LENGTH,
  type Reductions,
  reductionOf,
  type SaleTerms,
  saleTermsOf,
} from './desk-sale.js';
import { type GiftCodes, hashOfGiftCode } from './gift-codes.js';
import { linesOf, meantLines, type OrderLineWish } from './order-lines.js';
import { type RefundLine, refundedLines } from './refund-lines.js';

const GIFT_CODE_MAX_LENGTH = 100;

interface SellPass extends SaleTerms {
  productId: string;
  /** The holder: one of the two. */
  registrationId: string | null;
  customerId: string | null;
  idempotencyKey: string;
}

interface RecordPayment {
  registrationId: string;
  amount: MoneyFact;
  method: DeskPaymentMethod;
  idempotencyKey: string;
}

interface NewOrder {
  lines: readonly OrderLineWish[];
  /** The customer who pays. A customer who names nobody pays for themselves. */
  customerId: string | null;
  idempotencyKey: string;
}

interface StartCheckout extends NewOrder, ReturnUrls {
  /** Whether it is bought in the customer's profile, and not on the booking page. */
  inProfile?: boolean | null | undefined;
  promoCode?: string | null | undefined;
}

interface SellOrder extends NewOrder, Reductions {
  payments: readonly DeskPayment[];
}

interface RefundPayment extends CommandOptions {
  paymentId: string;
  /** Everything that can be refunded when left out; otherwise an amount or lines, one of the two. */
  part?: { amount?: MoneyFact; lines?: readonly RefundLine[] } | null | undefined;
  method: CommandOf<'refundPayment'>['method'];
  productId: CommandOf<'refundPayment'>['productId'];
  registrationId: CommandOf<'refundPayment'>['registrationId'];
  returnFee?: boolean | null | undefined;
  reason: string;
}

/** Sales, orders, refunds and gifts: everything that moves money. What must follow a command at the provider is done here. */
export class SellingService {
  constructor(
    private readonly engine: Engine,
    private readonly gateway: PaymentGateway,
    private readonly giftCodes: GiftCodes,
  ) {}

  sellPass(caller: Caller, input: SellPass): Promise<CommandResult<'sellPass'>> {
    const { productId, registrationId, customerId, idempotencyKey } = input;
    const { method = null } = input.payment;
    const { value: terms, refusals } = saleTermsOf(caller.currency, input);
    const command = { kind: 'sellPass' as const, productId, registrationId, customerId, method, ...terms };
    return runCommand(this.engine, caller, { command, idempotencyKey, refusals });
  }

  recordPayment(
    caller: Caller,
    { registrationId, amount, method, idempotencyKey }: RecordPayment,
  ): Promise<CommandResult<'recordPayment'>> {
    const check = new InputCheck(caller.currency);
    const amountMinor = check.positiveAmount('amount', amount);
    const command = { kind: 'recordPayment', registrationId, amountMinor, method } as const;
    return runCommand(this.engine, caller, { command, idempotencyKey, refusals: check.refusals });
  }

  /** Places an order that is paid online, and opens its checkout once the order stands. */
  async startCheckout(caller: Caller, input: StartCheckout): Promise<CommandResult<'placeOrder'>> {
    const urls = { successUrl: input.successUrl, cancelUrl: input.cancelUrl };
    const lines = linesOf(input.lines, caller.actor, this.giftCodes);
    const reduction = reductionOf(caller.currency, { promoCode: input.promoCode });
    const refusals = [...lines.refusals, ...reduction.refusals, ...returnUrlRefusals(urls)];
    if (this.gateway.kind === null) refusals.push(refusal('PAYMENT_PROVIDER_UNAVAILABLE', undefined, {}));
    const command = {
      kind: 'placeOrder' as const,
      actor: caller.actor,
      customerId: payerOf(caller, input.customerId),
      channel: input.inProfile ? ('PROFILE' as const) : ('ONLINE' as const),
      lines: lines.value,
      reduction: reduction.value,
      payments: null,
      ...checkoutTerms(this.gateway),
    };
    const placed = await this.place(caller, command, { idempotencyKey: input.idempotencyKey, refusals }, urls);
    return withCheckout(this.gateway, caller.organisationId, placed, urls);
  }

  /** Sells an order at the desk, paid at once. */
  sellOrder(caller: Caller, input: SellOrder): Promise<CommandResult<'placeOrder'>> {
    const lines = linesOf(input.lines, caller.actor, this.giftCodes);
    const parts = partsOf(caller.currency, input.payments);
    const reduction = reductionOf(caller.currency, input);
    const command = {
      kind: 'placeOrder' as const,
      actor: caller.actor,
      customerId: payerOf(caller, input.customerId),
      channel: 'RECEPTION' as const,
      lines: lines.value,
      reduction: reduction.value,
      payments: parts.value,
      ...NO_CHECKOUT,
    };
    const refusals = [...lines.refusals, ...parts.refusals, ...reduction.refusals];
    return this.place(caller, command, { idempotencyKey: input.idempotencyKey, refusals });
  }

  /** Gives up an order that is not paid, and ends its checkout, so that nobody pays for what is free again. */
  async cancelOrder(caller: Caller, { orderId }: { orderId: string }): Promise<CommandResult<'releaseOrder'>> {
    const command = { kind: 'releaseOrder', actor: caller.actor, orderId, as: 'CANCELLED' } as const;
    const released = await runCommand(this.engine, caller, { command });
    // A failure here is mended later: a payment that still comes is refunded.
    if (released.kind === 'done') await this.gateway.follow(caller.organisationId, orderId);
    return released;
  }

  /** Refunds a payment. A refund to the card is sent to the provider at once. */
  async refundPayment(caller: Caller, input: RefundPayment): Promise<CommandResult<'refundPayment'>> {
    const check = new InputCheck(caller.currency);
    const reason = check.text('reason', input.reason, REASON_MAX_LENGTH);
    if (reason === '') check.invalid('reason', 'REQUIRED');
    const { amount, lines } = input.part ?? {};
    const asked = {
      kind: 'refundPayment' as const,
      paymentId: input.paymentId,
      amountMinor: amount ? check.positiveAmount('part.amount', amount) : null,
      ...(lines ? { lines: refundedLines(check, lines) } : {}),
      method: input.method,
      productId: input.productId,
      registrationId: input.registrationId,
      returnFee: input.returnFee ?? false,
      reason,
    };
    const { dryRun, idempotencyKey } = input;
    const command = { ...asked, provider: this.gateway.kind };
    const options = { command, dryRun, idempotencyKey, refusals: check.refusals, meant: asked };
    const refunded = await runCommand(this.engine, caller, options);
    if (refunded.kind === 'refused' || refunded.dryRun) return refunded;
    const made = refunded.after?.refunds.find(({ id }) => id === refunded.answer.refundId);
    if (made?.method === 'CARD') await this.gateway.follow(caller.organisationId, made.orderId);
    return refunded;
  }

  /** Redeems the code of a gift into a pass. */
  redeemGift(
    caller: Caller,
    { code, registrationId, idempotencyKey }: CommandOptions & { code: string; registrationId: string },
  ): Promise<CommandResult<'redeemGift'>> {
    const check = new InputCheck('');
    check.code('code', code, GIFT_CODE_MAX_LENGTH);
    const command = { kind: 'redeemGift', actor: caller.actor, codeHash: hashOfGiftCode(code), registrationId } as const;
    return runCommand(this.engine, caller, { command, idempotencyKey, refusals: check.refusals });
  }

  /** The code of the gift that a line of an order is. It follows from the id of the line, and is stored nowhere. */
  giftCodeOf(lineId: string): string {
    return this.giftCodes.codeOf(lineId);
  }

  private place(
    caller: Caller,
    command: CommandOf<'placeOrder'>,
    options: { idempotencyKey: string; refusals: readonly Refusal[] },
    urls?: ReturnUrls,
  ): Promise<CommandResult<'placeOrder'>> {
    const { successUrl, cancelUrl } = urls ?? {};
    // The settings of the server are no part of the request: a server with other settings still knows its key.
    const meant = { ...command, ...NO_CHECKOUT, lines: meantLines(command.lines), successUrl, cancelUrl };
    return runCommand(this.engine, caller, { command, ...options, meant });
  }
}

const NO_CHECKOUT = { provider: null, holdMinutes: 0 } as const;

/** A customer pays for themselves; staff name the customer who pays. */
const payerOf = ({ actor }: Caller, customerId: string | null): string | null =>
  actor.kind === 'CUSTOMER' ? (customerId ?? actor.customerId) : customerId;
