import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { OrderStatus } from '../../entities/enums.js';
import { type Order as OrderRow, type Pass as PassRow, Refund as RefundRow } from '../../entities/index.js';
import { Order, OrderConnection } from '../../schema/objects/orders.js';
import {
  CancelOrderInput,
  RedeemGiftInput,
  RefundPaymentInput,
  SellOrderInput,
  StartCheckoutInput,
} from '../../schema/selling/order-inputs.js';
import {
  CancelOrderPayload,
  type GiftCode,
  type OrderPayload,
  RedeemGiftPayload,
  type RefundPayload,
  RefundPaymentPayload,
  SellOrderPayload,
  StartCheckoutPayload,
} from '../../schema/selling/order-payloads.js';
import { PageArgs } from '../../schema/shared/connection.js';
import type { After, Command } from '../../services/engine/index.js';
import { InputCheck, type Page } from '../../services/input/index.js';
import { type Refusal, refusal } from '../../services/rules/world/refusals.js';
import { hashOfGiftCode } from '../../services/selling/gift-codes.js';
import { giftLinesOf, searchOrders } from '../../services/selling/orders.js';
import { Access, DESK, DESK_AND_OWN_CUSTOMER, withScope } from '../shared/access.js';
import { checkAmount } from '../shared/command-checks.js';
import type { CommandPayload } from '../shared/command-payload.js';
import { actorOf, commandWith, outcomeOf } from '../shared/commands.js';
import { refundEntity } from '../shared/outcome-rows.js';
import { keyOf, optionalKeyOf, readsOf, seen } from '../shared/reading.js';
import { remembered } from '../shared/remembered.js';
import { checkoutTerms, checkReturnUrls, openCheckout, orderOf, type ReturnUrls } from './checkouts.js';
import { partsOf, reductionOf } from './desk-sale.js';
import { linesOf, meantLines } from './order-lines.js';

const INPUT = { description: 'What to do.' };
const REASON_MAX_LENGTH = 500;
const GIFT_CODE_MAX_LENGTH = 100;

/** Orders: placed online or at the desk, given up, refunded; and presents redeemed. */
@Resolver()
export class OrdersResolver {
  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'SALES_READ'))
  @Query(() => Order, { nullable: true, description: 'An order, for who pays and for the desk; else null.' })
  order(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<Order | null> {
    return seen(context, 'Order', id);
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'SALES_READ'))
  @Query(() => OrderConnection, { nullable: true, description: 'Orders, newest first; a customer sees their own.' })
  async orders(
    @Ctx() context: Context,
    @Arg('customerId', () => ID, { nullable: true, description: 'Only those of this customer.' })
    customerId: string | null | undefined,
    @Arg('status', () => OrderStatus, { nullable: true, description: 'Only those in this state.' })
    status: OrderStatus | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<OrderRow>> {
    const { viewer } = context;
    const named = customerId == null ? undefined : keyOf(context, 'Customer', customerId);
    const wanted = viewer.kind === 'CUSTOMER' ? viewer.customerId : named;
    return searchOrders(await context.em(), { customerId: wanted, status: status ?? undefined }, page);
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'SALES_WRITE'))
  @Mutation(() => StartCheckoutPayload, {
    description:
      'Orders passes, seats and registrations, and says where they are paid. They are held meanwhile, and issued as soon as the money is in. After PAYMENT_PROVIDER_UNAVAILABLE the order may stand and be held without a payment page: ask again with the same key, or give it up with `cancelOrder`.',
  })
  async startCheckout(
    @Ctx() context: Context,
    @Arg('input', () => StartCheckoutInput, INPUT) input: StartCheckoutInput,
  ): Promise<OrderPayload> {
    const lines = linesOf(context, input.lines);
    const reduction = await reductionOf(context, { promoCode: input.promoCode });
    const terms = checkoutTerms(context);
    const refusals = [...lines.refusals, ...reduction.refusals, ...checkReturnUrls(input)];
    if (terms.provider === null) refusals.push(refusal('PAYMENT_PROVIDER_UNAVAILABLE', undefined, {}));
    const command = {
      kind: 'placeOrder' as const,
      actor: actorOf(context),
      customerId: payerOf(context, input.customerId),
      channel: input.inProfile ? ('PROFILE' as const) : ('ONLINE' as const),
      lines: lines.value,
      reduction: reduction.value,
      payments: null,
      ...terms,
    };
    return this.place(context, command, { idempotencyKey: input.idempotencyKey, refusals }, input);
  }

  @Access(withScope(DESK, 'SALES_WRITE'))
  @Mutation(() => SellOrderPayload, {
    description: 'Sells passes, seats and registrations at the desk, in one order with one receipt, paid in one way or several.',
  })
  async sellOrder(
    @Ctx() context: Context,
    @Arg('input', () => SellOrderInput, INPUT) input: SellOrderInput,
  ): Promise<OrderPayload> {
    const lines = linesOf(context, input.lines);
    const [parts, reduction] = [await partsOf(context, input.payments), await reductionOf(context, input)];
    const refusals = [...lines.refusals, ...parts.refusals, ...reduction.refusals];
    const command = {
      kind: 'placeOrder' as const,
      actor: actorOf(context),
      customerId: payerOf(context, input.customerId),
      channel: 'RECEPTION' as const,
      lines: lines.value,
      reduction: reduction.value,
      payments: parts.value,
      provider: null,
      holdMinutes: 0,
    };
    return this.place(context, command, { idempotencyKey: input.idempotencyKey, refusals });
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'SALES_WRITE'))
  @Mutation(() => CancelOrderPayload, { description: 'Gives up an order that is not paid: what it holds is free again.' })
  async cancelOrder(
    @Ctx() context: Context,
    @Arg('input', () => CancelOrderInput, INPUT) input: CancelOrderInput,
  ): Promise<OrderPayload> {
    const orderId = keyOf(context, 'Order', input.orderId);
    const command = { kind: 'releaseOrder', actor: actorOf(context), orderId, as: 'CANCELLED' } as const;
    const outcome = await outcomeOf(context, command);
    if (outcome.kind === 'refused') return { order: null, errors: outcome.refusals };
    // Nobody should be able to pay for what is free again; should this fail, a payment that comes is looked at anew.
    await context.services.payments.follow(context.tenantId(), orderId);
    return { order: await orderOf(context, orderId), errors: [] };
  }

  @Access(withScope(DESK, 'SALES_WRITE'))
  @Mutation(() => RefundPaymentPayload, {
    description:
      'Gives back money of a payment: never more than is left of it, and never what was used. Preview it with `dryRun`. To the card it is PENDING until the provider says what became of it.',
  })
  async refundPayment(
    @Ctx() context: Context,
    @Arg('input', () => RefundPaymentInput, INPUT) input: RefundPaymentInput,
  ): Promise<RefundPayload> {
    const check = new InputCheck('');
    const reason = check.text('reason', input.reason, REASON_MAX_LENGTH);
    if (reason === '') check.invalid('reason', 'REQUIRED');
    const wrongAmount = input.amount ? await checkAmount(context, 'amount', input.amount, 'POSITIVE') : [];
    const { dryRun, idempotencyKey } = input;
    const asked = {
      kind: 'refundPayment' as const,
      paymentId: keyOf(context, 'Payment', input.paymentId),
      amountMinor: input.amount?.amountMinor ?? null,
      method: input.method,
      productId: optionalKeyOf(context, 'PassProduct', input.productId),
      registrationId: optionalKeyOf(context, 'Registration', input.registrationId),
      returnFee: input.returnFee ?? false,
      reason,
    };
    const refusals = [...check.refusals, ...wrongAmount];
    const command = { ...asked, provider: context.services.payments.kind };
    const outcome = await outcomeOf(context, command, { dryRun, idempotencyKey, refusals, meant: asked });
    const nothing = { refund: null, passBalances: [], registrationBalance: null };
    if (outcome.kind === 'refused') return { ...nothing, errors: outcome.refusals };
    const { answer, after } = outcome;
    const made = after?.refunds.find(({ id }) => id === answer.refundId);
    if (made && !dryRun && made.method === 'CARD') await context.services.payments.follow(context.tenantId(), made.orderId);
    return {
      refund:
        dryRun && made
          ? refundEntity(context.tenantId(), made)
          : await (await readsOf(context)).existing(RefundRow, answer.refundId),
      ...(after ? balancesAfter(after, command.registrationId) : balancesOf(await remembered(context, answer))),
      errors: [],
    };
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'SALES_WRITE'))
  @Mutation(() => RedeemGiftPayload, { description: 'Redeems a present into a pass. It can be used at once.' })
  async redeemGift(
    @Ctx() context: Context,
    @Arg('input', () => RedeemGiftInput, INPUT) input: RedeemGiftInput,
  ): Promise<Omit<RedeemGiftPayload, 'pass'> & { pass: PassRow | null }> {
    const check = new InputCheck('');
    check.verbatim('code', input.code, GIFT_CODE_MAX_LENGTH);
    const command = {
      kind: 'redeemGift' as const,
      actor: actorOf(context),
      codeHash: hashOfGiftCode(input.code),
      registrationId: keyOf(context, 'Registration', input.registrationId),
    };
    return commandWith(context, command, { idempotencyKey: input.idempotencyKey, refusals: check.refusals });
  }

  /** Places an order and, where it is to be paid online, opens the provider's checkout once the order stands. */
  private async place(
    context: Context,
    command: Extract<Command, { kind: 'placeOrder' }>,
    options: { idempotencyKey: string; refusals: Refusal[] },
    online?: ReturnUrls,
  ): Promise<OrderPayload> {
    const { successUrl, cancelUrl } = online ?? {};
    // What the server is set to is no part of what was asked for: set otherwise, it still knows the request.
    const terms = { provider: null, holdMinutes: 0 };
    const meant = { ...command, ...terms, lines: meantLines(command.lines), successUrl, cancelUrl };
    const outcome = await outcomeOf(context, command, { ...options, meant });
    if (outcome.kind === 'refused') return { order: null, giftCodes: [], errors: outcome.refusals };
    const { orderId } = outcome.answer;
    const giftCodes = await giftCodesOf(context, orderId);
    if (!online) return { order: await orderOf(context, orderId), giftCodes, errors: [] };
    const opened = await openCheckout(context, orderId, online);
    return { ...opened, giftCodes: opened.order ? giftCodes : [] };
  }
}

const balancesOf = ({ passBalances, registrationBalance }: CommandPayload) => ({ passBalances, registrationBalance });

/** What a refund has moved. The new pass of a dry run never came to be: nobody could look at it. */
function balancesAfter({ passes, registrations }: After, registrationId: string | null | undefined) {
  return {
    passBalances: passes.filter(({ version }) => version > 0),
    registrationBalance: registrations.find((state) => state.registrationId === registrationId) ?? registrations[0] ?? null,
  };
}

/** A customer pays for themselves; staff say who pays. */
function payerOf(context: Context, customerId: string | null | undefined): string | null {
  if (context.viewer.kind === 'CUSTOMER' && customerId == null) return context.viewer.customerId;
  return customerId == null ? null : keyOf(context, 'Customer', customerId);
}

async function giftCodesOf(context: Context, orderId: string): Promise<GiftCode[]> {
  const lines = await giftLinesOf(await context.em(), orderId);
  return lines.map(({ id, position }) => ({ position, code: context.services.giftCodes.codeOf(id) }));
}
