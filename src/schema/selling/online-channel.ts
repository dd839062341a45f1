import { registerEnumType } from 'type-graphql';
import type { OnlineChannel as OnlineChannelValue } from '../../services/rules/selling/gates.js';

export const OnlineChannel = { ONLINE: 'ONLINE', PROFILE: 'PROFILE' } as const satisfies Record<
  OnlineChannelValue,
  OnlineChannelValue
>;
export type OnlineChannel = OnlineChannelValue;

registerEnumType(OnlineChannel, {
  name: 'OnlineChannel',
  description: 'The place where a customer buys online.',
  valuesConfig: {
    ONLINE: { description: 'On the booking page.' },
    PROFILE: { description: "In the customer's profile." },
  },
});
