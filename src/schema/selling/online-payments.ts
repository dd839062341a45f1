import { Field, InputType, ObjectType } from 'type-graphql';
import { PaymentProviderUnavailable } from '../shared/refusal-types.js';
import { setUpPayload } from '../shared/set-up-payload.js';

@InputType({ description: 'Where the payment provider sends an owner back to.' })
export class SetUpOnlinePaymentsInput {
  @Field(() => String, { description: 'A page of yours that they come back to, whether they told everything or not.' })
  returnUrl!: string;

  @Field(() => String, { description: 'A page of yours that asks again: they are sent there when the link is over.' })
  refreshUrl!: string;
}

@ObjectType({ description: 'Where an owner tells the payment provider about the organisation.' })
export class OnlinePaymentsOnboarding {
  @Field(() => String, { description: "The provider's page. For this one visit: ask again for the next." })
  url!: string;
}

export const SetUpOnlinePaymentsPayload = setUpPayload(
  'setUpOnlinePayments',
  {
    name: 'onboarding',
    description: 'Where to send the owner now. `Organisation.onlinePayments` tells when payments are active.',
    type: () => OnlinePaymentsOnboarding,
  },
  [PaymentProviderUnavailable],
);
