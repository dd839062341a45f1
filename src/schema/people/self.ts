import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Locale, Role } from '../../entities/enums.js';
import { Customer } from '../objects/people.js';
import { TooManyOrganisations } from '../shared/people-refusals.js';
import { NameTaken } from '../shared/refusal-types.js';
import { setUpPayload } from '../shared/set-up-payload.js';

@ObjectType('ViewerOrganisation', {
  description: 'An organisation where the viewer is somebody, wherever they are now, and who they are there.',
  simpleResolvers: true,
})
export class ViewerOrganisation {
  @Field(() => ID, { description: 'The organisation.' })
  organisationId!: string;

  @Field(() => String, { description: 'What to say in the header X-Organisation.' })
  slug!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Locale, { description: 'Its own language.' })
  locale!: Locale;

  @Field(() => Role, { description: 'What the viewer may do there.' })
  role!: Role;
}

@InputType({ description: "A person's own account as a customer." })
export class JoinAsCustomerInput {
  @Field(() => ID, { nullable: true, description: 'The organisation; that of the header X-Organisation when left out.' })
  organisationId?: string | null;

  @Field(() => String, { description: 'Their name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Their telephone number.' })
  phone?: string | null;

  @Field(() => Locale, { nullable: true, description: "The language to write to them in; the organisation's when left out." })
  locale?: Locale | null;
}

@InputType({ description: 'What changes on the customer that the viewer is; what is left out stays.' })
export class UpdateMyProfileInput {
  @Field(() => String, { nullable: true, description: 'Their name, at most 200 characters.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'Their telephone number; null for none.' })
  phone?: string | null;

  @Field(() => Locale, { nullable: true, description: 'The language to write to them in.' })
  locale?: Locale | null;
}

@InputType({ description: 'A new organisation, with the viewer as its owner.' })
export class OpenOrganisationInput {
  @Field(() => String, {
    description: 'Its name in addresses: 3 to 63 of `a` to `z`, digits and single hyphens, such as `vlnka-bratislava`.',
  })
  slug!: string;

  @Field(() => String, { description: 'Its name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: "The viewer's own name, at most 200 characters." })
  ownerName!: string;

  @Field(() => String, { description: 'ISO 4217 code of the currency of all its prices, such as `EUR`. It never changes.' })
  currency!: string;

  @Field(() => String, { description: 'IANA time zone of its days, such as `Europe/Bratislava`.' })
  timeZone!: string;

  @Field(() => Locale, { description: 'Its own language.' })
  locale!: Locale;
}

const customer = { name: 'customer', description: 'The customer.', type: () => Customer };

export const JoinAsCustomerPayload = setUpPayload('joinAsCustomer', customer, [NameTaken]);
export const UpdateMyProfilePayload = setUpPayload('updateMyProfile', customer);
export const OpenOrganisationPayload = setUpPayload(
  'openOrganisation',
  { name: 'organisation', description: 'The organisation, and the viewer as its owner.', type: () => ViewerOrganisation },
  [NameTaken, TooManyOrganisations],
);
