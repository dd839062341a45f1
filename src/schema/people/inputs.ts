import { Field, ID, InputType, Int } from 'type-graphql';
import { LateCancellation, Locale, Role } from '../../entities/enums.js';
import { MoneyInput } from '../shared/money-input.js';
import { LocalDate } from '../shared/scalars.js';

@InputType({ description: "What changes on the viewer's organisation; what is left out stays." })
export class UpdateOrganisationInput {
  @Field(() => String, { nullable: true, description: 'Its name, at most 200 characters.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'What it says about itself, at most 5000 characters.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'What kind of place it is.' })
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is.' })
  city?: string | null;

  @Field(() => Locale, { nullable: true, description: 'Its own language.' })
  locale?: Locale;

  @Field(() => Int, {
    nullable: true,
    description: 'Until how many hours before a session cancelling is in time, at most 8760. Holds for later bookings.',
  })
  cancelWindowHours?: number;

  @Field(() => LateCancellation, { nullable: true, description: 'What a later cancellation does. Holds for later bookings.' })
  lateCancellation?: LateCancellation;

  @Field(() => MoneyInput, { nullable: true, description: 'The fee of FORFEIT_AND_FEE. Holds for later bookings.' })
  lateFee?: MoneyInput;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the marketplace shows it, once it takes payments online; true when never said.',
  })
  inMarketplace?: boolean;
}

@InputType({ description: 'A new name on the roster of the staff, without access: an invitation gives that.' })
export class AddMemberInput {
  @Field(() => String, { description: 'Their name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'Their e-mail address.' })
  email!: string;

  @Field(() => Role, { description: 'What they may do; any role but CUSTOMER.' })
  role!: Role;
}

@InputType({ description: 'A new customer.' })
export class CreateCustomerInput {
  @Field(() => String, { description: 'Their name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'Their e-mail address; one account an address.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'Their telephone number.' })
  phone?: string | null;

  @Field(() => Locale, { nullable: true, description: "The language to write to them in; the organisation's when left out." })
  locale?: Locale | null;
}

@InputType({ description: 'What changes on a customer; what is left out stays.' })
export class UpdateCustomerInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId!: string;

  @Field(() => String, { nullable: true, description: 'Their name, at most 200 characters.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'Their e-mail address; one account an address.' })
  email?: string;

  @Field(() => String, { nullable: true, description: 'Their telephone number; null for none.' })
  phone?: string | null;

  @Field(() => Locale, { nullable: true, description: 'The language to write to them in.' })
  locale?: Locale | null;
}

@InputType({ description: 'Somebody new who comes on a customer’s account.' })
export class AddAttendeeInput {
  @Field(() => ID, { description: 'The customer who acts for them.' })
  customerId!: string;

  @Field(() => String, { description: 'Their name, at most 200 characters.' })
  name!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Their day of birth.' })
  bornOn?: string | null;

  @Field(() => String, { nullable: true, description: 'What those who look after them must know, at most 2000 characters.' })
  notes?: string | null;
}

@InputType({ description: 'What changes on an attendee; what is left out stays.' })
export class UpdateAttendeeInput {
  @Field(() => ID, { description: 'The attendee.' })
  attendeeId!: string;

  @Field(() => String, { nullable: true, description: 'Their name, at most 200 characters.' })
  name?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Their day of birth; null for none.' })
  bornOn?: string | null;

  @Field(() => String, { nullable: true, description: 'What those who look after them must know; null for nothing.' })
  notes?: string | null;
}
