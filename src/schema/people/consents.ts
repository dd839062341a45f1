import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ConsentKind } from '../../entities/enums.js';
import { OPTIONAL_KEY } from '../shared/command-options.js';
import { IdempotencyKeyReused } from '../shared/command-refusals.js';
import { Node } from '../shared/node.js';
import { DateTime } from '../shared/scalars.js';
import { setUpPayload } from '../shared/set-up-payload.js';

@ObjectType('AttendeeConsent', {
  description: 'A consent given for an attendee, with the exact text that was shown. It can be withdrawn, never changed.',
  implements: Node,
  simpleResolvers: true,
})
export class AttendeeConsent extends Node {
  @Field(() => ConsentKind, { description: 'The subject of the consent.' })
  kind!: ConsentKind;

  @Field(() => String, { description: 'The text that was shown and agreed to.' })
  wording!: string;

  @Field(() => DateTime, { description: 'When the consent was given.' })
  grantedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the consent was withdrawn; null while it is valid.' })
  withdrawnAt?: Date | null;
}

@InputType({ description: 'A consent to record.' })
export class GrantConsentInput {
  @Field(() => ID, { description: 'The attendee whom the consent is about.' })
  attendeeId!: string;

  @Field(() => ConsentKind, { description: 'The subject of the consent.' })
  kind!: ConsentKind;

  @Field(() => String, { description: 'The text that was shown and agreed to, at most 5000 characters.' })
  wording!: string;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'The consent to withdraw.' })
export class WithdrawConsentInput {
  @Field(() => ID, { description: 'The consent.' })
  consentId!: string;
}

const consent = { name: 'consent', description: 'The consent.', type: () => AttendeeConsent };

export const GrantConsentPayload = setUpPayload('grantConsent', consent, [IdempotencyKeyReused]);
export const WithdrawConsentPayload = setUpPayload('withdrawConsent', consent);
