import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ConsentKind } from '../../entities/enums.js';
import { Node } from '../shared/node.js';
import { DateTime } from '../shared/scalars.js';
import { setUpPayload } from '../shared/set-up-payload.js';

@ObjectType('AttendeeConsent', {
  description: 'What was agreed to for an attendee, in the words that were shown. It is never changed, only withdrawn.',
  implements: Node,
  simpleResolvers: true,
})
export class AttendeeConsent extends Node {
  @Field(() => ConsentKind, { description: 'What it is about.' })
  kind!: ConsentKind;

  @Field(() => String, { description: 'The text that was agreed to.' })
  wording!: string;

  @Field(() => DateTime, { description: 'When it was given.' })
  grantedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it stands.' })
  withdrawnAt?: Date | null;
}

@InputType({ description: 'A consent as it was given.' })
export class GrantConsentInput {
  @Field(() => ID, { description: 'The attendee it is about.' })
  attendeeId!: string;

  @Field(() => ConsentKind, { description: 'What it is about.' })
  kind!: ConsentKind;

  @Field(() => String, { description: 'The text that was shown and agreed to, at most 5000 characters.' })
  wording!: string;
}

@InputType({ description: 'The consent to withdraw.' })
export class WithdrawConsentInput {
  @Field(() => ID, { description: 'The consent.' })
  consentId!: string;
}

const consent = { name: 'consent', description: 'The consent.', type: () => AttendeeConsent };

export const GrantConsentPayload = setUpPayload('grantConsent', consent);
export const WithdrawConsentPayload = setUpPayload('withdrawConsent', consent);
