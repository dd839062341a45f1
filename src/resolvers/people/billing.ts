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

/** Who sells, and under which terms: for the owner to set, as far as it is theirs to set. */
@Resolver(() => Organisation)
export class BillingResolver {
  @Access(OWNERS)
  @Mutation(() => UpdateBillingPayload, { description: 'Says who sells: the company, its numbers, and whether it charges VAT.' })
  updateBilling(
    @Ctx() context: Context,
    @Arg('input', () => UpdateBillingInput, { description: 'What to do.' }) input: UpdateBillingInput,
  ): Promise<SetUpPayload<rows.Organisation>> {
    return setUpWith(context, (tenant) => people.updateBilling(tenant, input));
  }

  @FieldResolver(() => Int, {
    description: 'How many digits of `amountMinor` stand behind the point in its currency: 2 for EUR, 0 for JPY, 3 for KWD.',
  })
  currencyDigits(@Root() { currency }: rows.Organisation): number {
    return minorDigits(currency);
  }

  @FieldResolver(() => BillingDetails, { description: 'Who sells.' })
  billing(@Root() organisation: rows.Organisation): BillingDetails {
    return organisation;
  }

  @FieldResolver(() => [OnlineSaleProblem], {
    description: 'What keeps it from taking any payment online; empty when it can. Products may have reasons of their own.',
  })
  onlineSaleProblems(@Root() organisation: rows.Organisation): OnlineSaleProblem[] {
    return onlinePaymentProblems(organisation);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why its online payments were suspended; null while they are not, and but for its staff.',
  })
  suspensionReason(@Root() organisation: rows.Organisation, @Ctx() { viewer }: Context): string | null {
    return viewer.kind === 'MEMBER' && organisation.onlinePaymentsSuspendedAt ? organisation.onlinePaymentsSuspendedReason : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "The platform's share of each online payment, in basis points: 300 is 3 %; null but for its staff.",
  })
  commissionBps(@Root() organisation: rows.Organisation, @Ctx() { viewer }: Context): number | null {
    return viewer.kind === 'MEMBER' ? commissionBps(organisation) : null;
  }
}
