import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { PassBalanceState, RegistrationBalanceState } from '../../entities/events.js';
import type * as entities from '../../entities/index.js';
import type { Ending } from '../../services/rules/commands/end-registration.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { PassBalance, RegistrationBalance } from '../objects/live.js';
import { Registration } from '../objects/registrations.js';
import { DRY_RUN, OPTIONAL_KEY } from '../shared/command-options.js';
import { commandPayload, refusalsField } from '../shared/command-payload.js';
import * as refusals from '../shared/command-refusals.js';
import { MoneyInput } from '../shared/money-input.js';
import { CourseArchived, GroupsOfDifferentCourses } from '../shared/refusal-types.js';
import { LocalDate } from '../shared/scalars.js';

@InputType({ description: 'The registration to end, and the day.' })
export class EndRegistrationInput {
  @Field(() => ID, { description: 'The registration.' })
  registrationId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: "The first day without it, in the organisation's time zone: today or later. Today when left out.",
  })
  on?: string | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description:
      'The part of its price to give back, at most the price less its discounts. When left out: the share of the sessions of ' +
      'its group from that day on, among those since the attendee registered; of groups before a move, ' +
      'those until the move. Sessions of OPEN courses are charged one by one, so there it is 0.',
  })
  givenBack?: MoneyInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reason why late bookings are cancelled as if in time, at most 500 characters.',
  })
  overrideReason?: string | null;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

@InputType({ description: 'The registration whose end is taken back.' })
export class ReopenRegistrationInput {
  @Field(() => ID, { description: 'The registration.' })
  registrationId!: string;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

@InputType({ description: 'The registration to move, and its new group.' })
export class MoveRegistrationInput {
  @Field(() => ID, { description: 'The registration.' })
  registrationId!: string;

  @Field(() => ID, { description: 'The new group, of the same course.' })
  groupId!: string;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

@ObjectType({ description: 'A booking that was cancelled with its registration.' })
export class EndedBooking {
  @Field(() => Boolean, {
    description: 'Whether everything that paid for it went back. If not, it was late, and its policy decided.',
  })
  inTime!: boolean;
}

@ObjectType({ description: 'The entries, the visits and the credit that the end of a registration gave back to a pass.' })
export class ReturnedToPass {
  @Field(() => Int, { description: 'The entries; 0 for CREDIT and TIME.' })
  entries!: number;

  @Field(() => Int, { description: 'The visits of a TIME pass, which have no amount; 0 for CREDIT and ENTRY.' })
  visits!: number;
}

@ObjectType({ description: 'Money of a registration that `refundPayment` can give back now, by the payment that it came with.' })
export class RefundableMoney {}

@ObjectType({ description: 'The outcome of the end of a registration: the money that it gives back, to passes and to payers.' })
export class RegistrationEnding {
  @Field(() => LocalDate, { description: 'The first day without the registration.' })
  endsOn!: string;
}

const ROW = { nullable: true, description: 'The registration; in a preview, as it is now. Null when refused.' };
const ACCOUNT = {
  nullable: true,
  description: 'Its account after the mutation; in a preview, as it would be. Null when refused.',
};
const PASSES = { description: 'The passes that changed, with their balances after the mutation.' };

@commandPayload('endRegistration')
export class EndRegistrationPayload {
  @Field(() => Registration, ROW)
  registration!: entities.Columns<entities.Registration> | null;

  @Field(() => RegistrationEnding, {
    nullable: true,
    description: 'The money that was given back, or would be, to passes and to payers. Null when refused.',
  })
  ending!: Ending | null;

  @Field(() => RegistrationBalance, ACCOUNT)
  registrationBalance!: RegistrationBalanceState | null;

  @Field(() => [PassBalance], PASSES)
  passBalances!: PassBalanceState[];

  @refusalsField('endRegistration', [refusals.IdempotencyKeyReused, refusals.RegistrationEnded])
  errors!: Refusal[];
}

@commandPayload('reopenRegistration')
export class ReopenRegistrationPayload {
  @Field(() => Registration, ROW)
  registration!: entities.Columns<entities.Registration> | null;

  @Field(() => RegistrationBalance, ACCOUNT)
  registrationBalance!: RegistrationBalanceState | null;

  @Field(() => [PassBalance], PASSES)
  passBalances!: PassBalanceState[];

  @refusalsField('reopenRegistration', [
    refusals.IdempotencyKeyReused,
    refusals.RegistrationNotEnded,
    refusals.AlreadyRegistered,
    refusals.GroupFull,
    CourseArchived,
  ])
  errors!: Refusal[];
}

@commandPayload('moveRegistration')
export class MoveRegistrationPayload {
  @Field(() => Registration, ROW)
  registration!: entities.Columns<entities.Registration> | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The coming bookings that the new group cannot have, and that were given back in full. Null when refused.',
  })
  bookingsCancelled!: number | null;

  @Field(() => RegistrationBalance, ACCOUNT)
  registrationBalance!: RegistrationBalanceState | null;

  @Field(() => [PassBalance], PASSES)
  passBalances!: PassBalanceState[];

  @refusalsField('moveRegistration', [
    refusals.IdempotencyKeyReused,
    refusals.RegistrationEnded,
    GroupsOfDifferentCourses,
    refusals.AlreadyRegistered,
    refusals.GroupFull,
  ])
  errors!: Refusal[];
}
