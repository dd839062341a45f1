import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Locale, Role } from '../../entities/enums.js';
import { Customer } from '../objects/people.js';
import { TooManyOrganisations } from '../shared/people-refusals.js';
import { NameTaken } from '../shared/refusal-types.js';
import { CurrencyCode } from '../shared/scalars.js';
import { setUpPayload } from '../shared/set-up-payload.js';

@ObjectType('ViewerOrganisation', {
  description: 'An organisation where the viewer is a customer or a member of staff, with their role there.',
  simpleResolvers: true,
})
export class ViewerOrganisation {
  @Field(() => ID, { description: 'The id of the organisation.' })
  id!: string;

  @Field(() => ID, { description: 'The id of the organisation.', deprecationReason: 'Use `id`, which is the same.' })
  organisationId!: string;

  @Field(() => String, { description: 'The name of the organisation in web addresses, and in the header `X-Organisation`.' })
  slug!: string;

  @Field(() => String, { description: 'The name of the organisation.' })
  name!: string;

  @Field(() => Locale, { description: 'The language of the organisation.' })
  locale!: Locale;

  @Field(() => Role, { description: "The viewer's role there." })
  role!: Role;
}

@InputType({ description: "The viewer's new account as a customer." })
export class JoinAsCustomerInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The organisation to join. By default the one of the header `X-Organisation`.',
  })
  organisationId?: string | null;

  @Field(() => String, { description: 'The name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The telephone number, at most 40 characters.' })
  phone?: string | null;

  @Field(() => Locale, { nullable: true, description: "The language of e-mails to the viewer. By default the organisation's." })
  locale?: Locale | null;
}

@InputType({ description: "Changes to the viewer's own customer account. Fields left out stay as they are." })
export class UpdateMyProfileInput {
  @Field(() => String, { nullable: true, description: 'The name, at most 200 characters.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'The telephone number, at most 40 characters; null removes it.' })
  phone?: string | null;

  @Field(() => Locale, { nullable: true, description: 'The language of e-mails to the viewer.' })
  locale?: Locale | null;
}

@InputType({ description: 'A new organisation. The viewer becomes its owner.' })
export class OpenOrganisationInput {
  @Field(() => String, {
    description: 'The name in web addresses: 3 to 63 letters `a` to `z`, digits and single hyphens, such as `vlnka-bratislava`.',
  })
  slug!: string;

  @Field(() => String, { description: 'The name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: "The viewer's own name, at most 200 characters." })
  ownerName!: string;

  @Field(() => CurrencyCode, { description: 'The currency of all prices and accounts. It cannot change later.' })
  currency!: string;

  @Field(() => String, { description: "The IANA time zone of the organisation's days and times, such as `Europe/Bratislava`." })
  timeZone!: string;

  @Field(() => Locale, { description: 'The language of the organisation.' })
  locale!: Locale;
}

const customer = { name: 'customer', description: 'The customer.', type: () => Customer };

export const JoinAsCustomerPayload = setUpPayload('joinAsCustomer', customer, [NameTaken]);
export const UpdateMyProfilePayload = setUpPayload('updateMyProfile', customer);
export const OpenOrganisationPayload = setUpPayload(
  'openOrganisation',
  { name: 'organisation', description: 'The new organisation, with the viewer as its owner.', type: () => ViewerOrganisation },
  [NameTaken, TooManyOrganisations],
);
