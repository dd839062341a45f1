import { Field, ID, InputType, Int } from 'type-graphql';
import { LateCancellation, Locale, Role } from '../../entities/enums.js';
import { OPTIONAL_KEY } from '../shared/command-options.js';
import { MoneyInput } from '../shared/money-input.js';
import { LocalDate } from '../shared/scalars.js';

@InputType({ description: "Changes to the viewer's organisation. Fields left out stay as they are." })
export class UpdateOrganisationInput {
  @Field(() => String, { nullable: true, description: 'The name, at most 200 characters.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'A text about the organisation for customers, at most 5000 characters.' })
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The kind of organisation, such as `yoga`, at most 200 characters. The marketplace can be filtered by it.',
  })
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'The city, at most 200 characters.' })
  city?: string | null;

  @Field(() => Locale, { nullable: true, description: 'The language of the organisation.' })
  locale?: Locale;

  @Field(() => Int, {
    nullable: true,
    description:
      'The hours before a session until which cancelling is in time, from 0 to 8760. It applies to later bookings only.',
  })
  cancelWindowHours?: number;

  @Field(() => LateCancellation, {
    nullable: true,
    description: 'The consequence of cancelling later than that. It applies to later bookings only.',
  })
  lateCancellation?: LateCancellation;

  @Field(() => MoneyInput, { nullable: true, description: 'The fee of FORFEIT_AND_FEE. It applies to later bookings only.' })
  lateFee?: MoneyInput;

  @Field(() => Int, {
    nullable: true,
    description: 'The minutes before a session from which attendees can be checked in, from 0 to 525600. By default 120.',
  })
  checkInOpensMinutes?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'For how many days entries and credit given back to an ended pass stay usable, from 0 to 366. By default 14.',
  })
  graceDays?: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the organisation may appear in the marketplace while online payments are active. Default true.',
  })
  inMarketplace?: boolean;
}

@InputType({ description: 'A new member of staff without access. An invitation gives them access.' })
export class AddMemberInput {
  @Field(() => String, { description: 'The name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'The e-mail address.' })
  email!: string;

  @Field(() => Role, { description: 'The role; any role except CUSTOMER.' })
  role!: Role;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'A new customer.' })
export class CreateCustomerInput {
  @Field(() => String, { description: 'The name, at most 200 characters.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The e-mail address, which the customer can sign in with. Each address has at most one account at the organisation. ' +
      'Left out: nothing is mailed to the customer.',
  })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'The telephone number, at most 40 characters.' })
  phone?: string | null;

  @Field(() => Locale, { nullable: true, description: "The language of e-mails to the customer. By default the organisation's." })
  locale?: Locale | null;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to a customer. Fields left out stay as they are.' })
export class UpdateCustomerInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId!: string;

  @Field(() => String, { nullable: true, description: 'The name, at most 200 characters.' })
  name?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The e-mail address; null removes it. Each address has at most one account at the organisation.',
  })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'The telephone number, at most 40 characters; null removes it.' })
  phone?: string | null;

  @Field(() => Locale, { nullable: true, description: 'The language of e-mails to the customer.' })
  locale?: Locale | null;
}

@InputType({ description: 'A new attendee of a customer.' })
export class AddAttendeeInput {
  @Field(() => ID, { description: 'The customer who books and pays for the attendee.' })
  customerId!: string;

  @Field(() => String, { description: 'The name, at most 200 characters.' })
  name!: string;

  @Field(() => LocalDate, { nullable: true, description: 'The date of birth, not in the future.' })
  bornOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Notes that instructors need, such as allergies, at most 2000 characters.',
  })
  notes?: string | null;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to an attendee. Fields left out stay as they are.' })
export class UpdateAttendeeInput {
  @Field(() => ID, { description: 'The attendee.' })
  attendeeId!: string;

  @Field(() => String, { nullable: true, description: 'The name, at most 200 characters.' })
  name?: string;

  @Field(() => LocalDate, { nullable: true, description: 'The date of birth, not in the future; null removes it.' })
  bornOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Notes that instructors need, such as allergies, at most 2000 characters; null removes them.',
  })
  notes?: string | null;
}
