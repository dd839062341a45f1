import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { RecordPaymentInput, SellPassInput } from '../../schema/selling/desk-inputs.js';
import { RecordPaymentPayload, SellPassPayload } from '../../schema/selling/desk-payloads.js';
import { Access, DESK, withScope } from '../shared/access.js';
import type { CommandPayload } from '../shared/command-payload.js';
import { commandWith } from '../shared/commands.js';
import { keyOf, optionalKeyOf } from '../shared/reading.js';

const INPUT = { description: 'The input of the mutation.' };

/** Sales and payments at the desk that need no order of several lines. */
@Resolver()
export class DeskSaleResolver {
  @Access(withScope(DESK, 'SALES_WRITE'))
  @Mutation(() => SellPassPayload, { description: 'Sells a pass at the desk. It can be used at once.' })
  sellPass(@Ctx() context: Context, @Arg('input', () => SellPassInput, INPUT) input: SellPassInput): Promise<CommandPayload> {
    const productId = keyOf(context, 'PassProduct', input.productId);
    const registrationId = optionalKeyOf(context, 'Registration', input.holder.registrationId ?? null);
    const customerId = optionalKeyOf(context, 'Customer', input.holder.customerId ?? null);
    const sale = { ...input, productId, registrationId, customerId };
    return commandWith(context, (caller) => context.services.selling.sellPass(caller, sale));
  }

  @Access(withScope(DESK, 'SALES_WRITE'))
  @Mutation(() => RecordPaymentPayload, {
    description: 'Records money paid at the desk for a registration: a debt, or a deposit.',
  })
  recordPayment(
    @Ctx() context: Context,
    @Arg('input', () => RecordPaymentInput, INPUT) input: RecordPaymentInput,
  ): Promise<CommandPayload> {
    const registrationId = keyOf(context, 'Registration', input.registrationId);
    return commandWith(context, (caller) => context.services.selling.recordPayment(caller, { ...input, registrationId }));
  }
}
