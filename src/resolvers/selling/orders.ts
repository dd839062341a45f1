import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { OrderStatus } from '../../entities/enums.js';
import { type Columns, Order as OrderRow } from '../../entities/index.js';
import { Order, OrderConnection } from '../../schema/objects/orders.js';
import * as inputs from '../../schema/selling/order-inputs.js';
import * as payloads from '../../schema/selling/order-payloads.js';
import { PageArgs } from '../../schema/shared/connection.js';
import type { Page } from '../../services/input/index.js';
import { searchOrders } from '../../services/reads/index.js';
import { Access, DESK, DESK_AND_OWN_CUSTOMER, withScope } from '../shared/access.js';
import type { CommandPayload } from '../shared/command-payload.js';
import { commandWith, runWith } from '../shared/commands.js';
import { ownerOf } from '../shared/person.js';
import { keyOf, optionalKeyOf, readsOf, seen } from '../shared/reading.js';
import { lineKeysOf } from './order-keys.js';
import { orderWith, refundWith } from './order-payloads.js';

const INPUT = { description: 'The input of the mutation.' };

/** Orders: placed online or at the desk, cancelled, refunded; and gifts that are redeemed. */
@Resolver()
export class OrdersResolver {
  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'SALES_READ'))
  @Query(() => Order, { nullable: true, description: 'An order, for its payer and for the desk. Null for anybody else.' })
  order(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<Order | null> {
    return seen(context, 'Order', id);
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'SALES_READ'))
  @Query(() => OrderConnection, {
    nullable: true,
    description: 'Orders, newest first. A customer sees their own. Null for a viewer who may not see orders.',
  })
  async orders(
    @Ctx() context: Context,
    @Arg('customerId', () => ID, { nullable: true, description: 'Only those of this customer.' })
    customerId: string | null | undefined,
    @Arg('status', () => OrderStatus, { nullable: true, description: 'Only those in this state.' })
    status: OrderStatus | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Columns<OrderRow>>> {
    const named = optionalKeyOf(context, 'Customer', customerId ?? undefined);
    const wanted = { customerId: ownerOf(context) ?? named, status: status ?? undefined };
    return searchOrders(await readsOf(context), wanted, page);
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'SALES_WRITE'))
  @Mutation(() => payloads.StartCheckoutPayload, {
    description:
      'Orders passes, seats and registrations, and answers the page where they are paid. ' +
      'The order holds them meanwhile, and they are issued as soon as the money is in. ' +
      'After PAYMENT_PROVIDER_UNAVAILABLE the order may still hold them without a payment page: ' +
      'ask again with the same key, or give it up with `cancelOrder`.',
  })
  startCheckout(
    @Ctx() context: Context,
    @Arg('input', () => inputs.StartCheckoutInput, INPUT) input: inputs.StartCheckoutInput,
  ): Promise<payloads.OrderPayload> {
    const lines = lineKeysOf(context, input.lines);
    const customerId = optionalKeyOf(context, 'Customer', input.customerId ?? null);
    return orderWith(context, (caller) => context.services.selling.startCheckout(caller, { ...input, lines, customerId }));
  }

  @Access(withScope(DESK, 'SALES_WRITE'))
  @Mutation(() => payloads.SellOrderPayload, {
    description:
      'Sells passes, seats and registrations at the desk, in one order with one receipt. It can be paid in several parts.',
  })
  sellOrder(
    @Ctx() context: Context,
    @Arg('input', () => inputs.SellOrderInput, INPUT) input: inputs.SellOrderInput,
  ): Promise<payloads.OrderPayload> {
    const lines = lineKeysOf(context, input.lines);
    const customerId = optionalKeyOf(context, 'Customer', input.customerId ?? null);
    return orderWith(context, (caller) => context.services.selling.sellOrder(caller, { ...input, lines, customerId }));
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'SALES_WRITE'))
  @Mutation(() => payloads.CancelOrderPayload, {
    description: 'Cancels an order that is not paid. Everything it holds is free again.',
  })
  async cancelOrder(
    @Ctx() context: Context,
    @Arg('input', () => inputs.CancelOrderInput, INPUT) input: inputs.CancelOrderInput,
  ): Promise<payloads.OrderPayload> {
    const orderId = keyOf(context, 'Order', input.orderId);
    const result = await runWith(context, (caller) => context.services.selling.cancelOrder(caller, { orderId }));
    if (result.kind === 'refused') return { order: null, errors: result.refusals };
    return { order: await (await readsOf(context)).existing(OrderRow, orderId), errors: [] };
  }

  @Access(withScope(DESK, 'SALES_WRITE'))
  @Mutation(() => payloads.RefundPaymentPayload, {
    description:
      'Refunds a payment: never more than is left of it, and never what was used. Preview it with `dryRun`. ' +
      'A refund to the card is PENDING until the provider reports the result.',
  })
  refundPayment(
    @Ctx() context: Context,
    @Arg('input', () => inputs.RefundPaymentInput, INPUT) input: inputs.RefundPaymentInput,
  ): Promise<payloads.RefundPayload> {
    const paymentId = keyOf(context, 'Payment', input.paymentId);
    const productId = optionalKeyOf(context, 'PassProduct', input.productId);
    const registrationId = optionalKeyOf(context, 'Registration', input.registrationId);
    const wanted = { ...input, paymentId, productId, registrationId };
    return refundWith(context, registrationId, (caller) => context.services.selling.refundPayment(caller, wanted));
  }

  @Access(withScope(DESK_AND_OWN_CUSTOMER, 'SALES_WRITE'))
  @Mutation(() => payloads.RedeemGiftPayload, { description: 'Redeems a gift into a pass. It can be used at once.' })
  redeemGift(
    @Ctx() context: Context,
    @Arg('input', () => inputs.RedeemGiftInput, INPUT) input: inputs.RedeemGiftInput,
  ): Promise<CommandPayload> {
    const registrationId = keyOf(context, 'Registration', input.registrationId);
    return commandWith(context, (caller) => context.services.selling.redeemGift(caller, { ...input, registrationId }));
  }
}
