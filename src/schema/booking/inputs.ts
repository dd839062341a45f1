import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { PaymentChoice } from '../../services/rules/booking/payment-choice.js';
import { DRY_RUN, IDEMPOTENCY_KEY, OPTIONAL_KEY } from '../shared/command-options.js';
import { MoneyInput } from '../shared/money-input.js';

registerEnumType(PaymentChoice, {
  name: 'PaymentChoice',
  description: 'How a customer wants to pay for a session.',
  valuesConfig: {
    AUTO: {
      description:
        'With the passes that fit, in the order in which they are used up; what they do not cover follows the course’s policy: by PAY_NOW it goes online, where `successUrl` and `cancelUrl` are given.',
    },
    PASS: { description: 'With the pass named in `passId`.' },
    AT_DESK: { description: 'Later at the desk: it becomes a debt, if the course allows one.' },
    ONLINE: {
      description:
        'Online, now: an order holds the seat for the length of a checkout, and it is booked as soon as the money is in. What costs nothing is booked at once.',
    },
  },
});

@InputType({ description: 'Who to register, and where.' })
export class RegisterInput {
  @Field(() => ID, { description: 'Who will come.' })
  attendeeId!: string;

  @Field(() => ID, { description: 'The group to come to.' })
  groupId!: string;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'What to book, for whom, and how to pay.' })
export class BookSessionInput {
  @Field(() => ID, { description: 'The registration that books.' })
  registrationId!: string;

  @Field(() => ID, { description: 'The session, of the registration’s group or of one linked with it.' })
  sessionId!: string;

  @Field(() => PaymentChoice, { nullable: true, defaultValue: PaymentChoice.AUTO, description: 'How to pay.' })
  payWith?: PaymentChoice | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The pass that pays first. Of CREDIT passes, others of the registration add what it lacks. A free session takes nothing from it.',
  })
  passId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the customer is sent when they have paid online: needed for ONLINE, and taken with AUTO.',
  })
  successUrl?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the customer is sent when they leave; together with `successUrl`.' })
  cancelUrl?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: `${IDEMPOTENCY_KEY.description} Required where it may be paid online. When the payment page cannot be opened, ask again with the same key.`,
  })
  idempotencyKey?: string | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

@InputType({ description: 'Which booking to cancel.' })
export class CancelBookingInput {
  @Field(() => ID, { description: 'The booking.' })
  bookingId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why staff cancel it as if in time, at most 500 characters. Customers cannot give one.',
  })
  overrideReason?: string | null;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

@InputType({ description: 'Who has come.' })
export class CheckInInput {
  @Field(() => ID, { description: 'Their booking.' })
  bookingId!: string;
}

@InputType({ description: 'What changes on a session; what is left out stays.' })
export class ChangeSessionInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;

  @Field(() => Int, { nullable: true, description: 'Its seats, not below those taken.' })
  capacity?: number | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Its price. Bookings keep the price they were made at.' })
  price?: MoneyInput | null;
}

@InputType({ description: 'Which session does not take place.' })
export class CancelSessionInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}
