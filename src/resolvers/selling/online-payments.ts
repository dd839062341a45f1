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

/** How an organisation comes to take payments online. */
@Resolver()
export class OnlinePaymentsResolver {
  @Access(OWNERS)
  @Mutation(() => SetUpOnlinePaymentsPayload, {
    description:
      'Opens an account of the organisation with the payment provider, or takes up again what was begun. Money of customers goes to that account.',
  })
  setUpOnlinePayments(
    @Ctx() context: Context,
    @Arg('input', () => SetUpOnlinePaymentsInput, { description: 'What to do.' }) input: SetUpOnlinePaymentsInput,
  ): Promise<SetUpPayload<OnlinePaymentsOnboarding>> {
    return setUpWith(context, (tenant) => context.services.payments.setUp(tenant, input));
  }
}
