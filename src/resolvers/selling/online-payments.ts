import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  type OnlinePaymentsOnboarding,
  SetUpOnlinePaymentsInput,
  SetUpOnlinePaymentsPayload,
} from '../../schema/selling/online-payments.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import { Access, OWNERS } from '../shared/access.js';
import { setUpWith } from '../shared/set-up.js';

/** Setting up online payments: for the owner of an organisation. */
@Resolver()
export class OnlinePaymentsResolver {
  @Access(OWNERS)
  @Mutation(() => SetUpOnlinePaymentsPayload, {
    description:
      'Opens an account of the organisation with the payment provider, or continues an onboarding that was begun. ' +
      'The payments of customers go to that account.',
  })
  setUpOnlinePayments(
    @Ctx() context: Context,
    @Arg('input', () => SetUpOnlinePaymentsInput, { description: 'The input of the mutation.' }) input: SetUpOnlinePaymentsInput,
  ): Promise<SetUpPayload<OnlinePaymentsOnboarding>> {
    return setUpWith(context, (tenant) => context.services.paymentAccounts.setUp(tenant, input));
  }
}
