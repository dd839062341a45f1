import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import { Receipt } from '../../schema/objects/receipts.js';
import { RecordPaymentPayload, SellPassPayload } from '../../schema/selling/desk-payloads.js';
import {
  GiftCode,
  type OrderPayload,
  type RefundPayload,
  SellOrderPayload,
  StartCheckoutPayload,
} from '../../schema/selling/order-payloads.js';
import type { Caller, CommandResult } from '../../services/commands/index.js';
import { passesOfHolders, rowsOfAnswer } from '../../services/reads/index.js';
import type { CommandPayload } from '../shared/command-payload.js';
import { commandWith, runWith } from '../shared/commands.js';
import { refundColumns } from '../shared/outcome-rows.js';
import { readsOf } from '../shared/reading.js';

/** Runs a command that places an order, and shows the order. */
export async function orderWith(
  context: Context,
  run: (caller: Caller) => Promise<CommandResult<'placeOrder'>>,
): Promise<OrderPayload> {
  const { order, checkoutUrl, errors } = await commandWith(context, run);
  return { order, url: checkoutUrl, errors };
}

type RefundResult = CommandResult<'refundPayment'>;

const NO_REFUND: RefundPayload = {
  refund: null,
  passesTakenBack: [],
  passBalances: [],
  registrationBalance: null,
  errors: [],
};

/** Runs a command that refunds a payment, and shows the refund with the balances that it moved. */
export async function refundWith(
  context: Context,
  registrationId: string | null | undefined,
  run: (caller: Caller) => Promise<RefundResult>,
): Promise<RefundPayload> {
  const result = await runWith(context, run);
  if (result.kind === 'refused') return { ...NO_REFUND, errors: result.refusals };
  const balances = await balancesOf(context, result, registrationId);
  const passesTakenBack = await passesOfHolders(await readsOf(context), result.answer.takenBack ?? []);
  return { refund: await refundOf(context, result), passesTakenBack, ...balances, errors: [] };
}

type Refunded = Extract<RefundResult, { kind: 'done' }>;

/** A refund as it stands; of a dry run, as it would be. */
async function refundOf(context: Context, { answer, after, dryRun }: Refunded): Promise<RefundPayload['refund']> {
  const made = after?.refunds.find(({ id }) => id === answer.refundId);
  if (dryRun && made) return refundColumns(context.tenantId(), made);
  return (await readsOf(context)).existing(rows.Refund, answer.refundId);
}

/** The balances that a refund has moved. The new pass of a dry run was never made, so nobody could look at it. */
async function balancesOf(context: Context, { answer, after }: Refunded, registrationId: string | null | undefined) {
  if (after) {
    const { passes, registrations } = after;
    const named = registrations.find((state) => state.registrationId === registrationId);
    return {
      passBalances: passes.filter(({ version }) => version > 0),
      registrationBalance: named ?? registrations[0] ?? null,
    };
  }
  const { passBalances = [], registrationBalance = null } = await rowsOfAnswer(await readsOf(context), answer);
  return { passBalances, registrationBalance };
}

/** The codes of the gifts in an order that was placed. */
async function giftCodesOf(context: Context, { order }: OrderPayload): Promise<GiftCode[]> {
  if (!order) return [];
  const lines = (await (await readsOf(context)).linesOfOrder.load(order.id)).filter(({ gift }) => gift);
  const inOrder = lines.toSorted((one, other) => one.position - other.position);
  return inOrder.map(({ id, position }) => ({ position, code: context.services.selling.giftCodeOf(id) }));
}

@Resolver(() => StartCheckoutPayload)
export class StartCheckoutPayloadResolver {
  @FieldResolver(() => [GiftCode], { description: 'The codes of the gifts in it.' })
  giftCodes(@Root() payload: OrderPayload, @Ctx() context: Context): Promise<GiftCode[]> {
    return giftCodesOf(context, payload);
  }
}

@Resolver(() => SellOrderPayload)
export class SellOrderPayloadResolver {
  @FieldResolver(() => [GiftCode], { description: 'The codes of the gifts in it.' })
  giftCodes(@Root() payload: OrderPayload, @Ctx() context: Context): Promise<GiftCode[]> {
    return giftCodesOf(context, payload);
  }
}

/** The receipt of an order that a command has paid, to be printed at once. */
async function receiptOf(context: Context, { order }: Pick<CommandPayload, 'order'>): Promise<rows.Columns<rows.Receipt> | null> {
  if (!order) return null;
  const receipts = await (await readsOf(context)).receiptsOfOrder.load(order.id);
  return receipts.find(({ kind }) => kind === 'RECEIPT') ?? null;
}

@Resolver(() => SellPassPayload)
export class SellPassPayloadResolver {
  @FieldResolver(() => Receipt, {
    nullable: true,
    description: 'The receipt of the sale. Null when refused, and for a pass that cost nothing.',
  })
  receipt(@Root() payload: CommandPayload, @Ctx() context: Context): Promise<rows.Columns<rows.Receipt> | null> {
    return receiptOf(context, payload);
  }
}

@Resolver(() => RecordPaymentPayload)
export class RecordPaymentPayloadResolver {
  @FieldResolver(() => Receipt, { nullable: true, description: 'The receipt of the payment. Null when refused.' })
  receipt(@Root() payload: CommandPayload, @Ctx() context: Context): Promise<rows.Columns<rows.Receipt> | null> {
    return receiptOf(context, payload);
  }
}
