import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { minorDigits } from '../../entities/currencies.js';
import type * as rows from '../../entities/index.js';
import { Organisation } from '../../schema/objects/organisation.js';
import { BillingDetails, UpdateBillingInput } from '../../schema/people/billing.js';
import { UpdateBillingPayload } from '../../schema/people/payloads.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import * as people from '../../services/people/index.js';
import { commissionBps } from '../../services/rules/selling/commission.js';
import { onlinePaymentProblems } from '../../services/rules/world/online-payments.js';
import { OnlineSaleProblem } from '../../services/rules/world/refusals.js';
import { Access, OWNERS } from '../shared/access.js';
import { setUpWith } from '../shared/set-up.js';
import { MEMBERS, VisibleTo } from '../shared/visible.js';

/** The seller and the terms of online sales. The owner sets the seller; the platform sets the terms. */
@Resolver(() => Organisation)
export class BillingResolver {
  @Access(OWNERS)
  @Mutation(() => UpdateBillingPayload, {
    description: 'Changes the seller: the company, its numbers, and whether it charges VAT.',
  })
  updateBilling(
    @Ctx() context: Context,
    @Arg('input', () => UpdateBillingInput, { description: 'The input of the mutation.' }) input: UpdateBillingInput,
  ): Promise<SetUpPayload<rows.Organisation>> {
    return setUpWith(context, (tenant) => people.updateBilling(tenant, input));
  }

  @FieldResolver(() => Int, {
    description: 'The decimal digits of `amountMinor` in its currency: 2 for EUR, 0 for JPY, 3 for KWD.',
  })
  currencyDigits(@Root() { currency }: rows.Organisation): number {
    return minorDigits(currency);
  }

  @FieldResolver(() => BillingDetails, { description: 'The seller that receipts name.' })
  billing(@Root() organisation: rows.Organisation): BillingDetails {
    return organisation;
  }

  @FieldResolver(() => [OnlineSaleProblem], {
    description: 'The reasons why it cannot take online payments; empty if it can. Products may have reasons of their own.',
  })
  onlineSaleProblems(@Root() organisation: rows.Organisation): OnlineSaleProblem[] {
    return onlinePaymentProblems(organisation);
  }

  @VisibleTo(MEMBERS)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The reason why its online payments are suspended. Null while they are not, and for everybody but its staff.',
  })
  suspensionReason(@Root() organisation: rows.Organisation): string | null {
    return organisation.onlinePaymentsSuspendedAt ? organisation.onlinePaymentsSuspendedReason : null;
  }

  @VisibleTo(MEMBERS)
  @FieldResolver(() => Int, {
    nullable: true,
    description: "The platform's share of each online payment, in basis points: 300 is 3 %. Null for everybody but its staff.",
  })
  commissionBps(@Root() organisation: rows.Organisation): number {
    return commissionBps(organisation);
  }
}
