import { Field, InputType, ObjectType } from 'type-graphql';
import { PaymentProviderUnavailable } from '../shared/refusal-types.js';
import { setUpPayload } from '../shared/set-up-payload.js';

@InputType({ description: 'The pages to which the payment provider sends the owner back.' })
export class SetUpOnlinePaymentsInput {
  @Field(() => String, {
    description: 'The page of your application that the owner returns to, whether or not the set-up is complete.',
  })
  returnUrl!: string;

  @Field(() => String, {
    description:
      'The page of your application that calls `setUpOnlinePayments` again. ' +
      'The owner is sent there when the link has expired.',
  })
  refreshUrl!: string;
}

@ObjectType({ description: "The payment provider's page where the owner sets up online payments." })
export class OnlinePaymentsOnboarding {
  @Field(() => String, { description: 'The address of the page. It works for one visit: call the mutation again for the next.' })
  url!: string;
}

export const SetUpOnlinePaymentsPayload = setUpPayload(
  'setUpOnlinePayments',
  {
    name: 'onboarding',
    description: 'The page to send the owner to. `Organisation.onlinePayments` shows when payments are active.',
    type: () => OnlinePaymentsOnboarding,
  },
  [PaymentProviderUnavailable],
);
