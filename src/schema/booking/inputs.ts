import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { Attendance } from '../../entities/enums.js';
import { PaymentChoice } from '../../services/rules/booking/payment-choice.js';
import { DRY_RUN, IDEMPOTENCY_KEY, OPTIONAL_KEY } from '../shared/command-options.js';

registerEnumType(PaymentChoice, {
  name: 'PaymentChoice',
  description: 'The way a booking is paid for.',
  valuesConfig: {
    AUTO: {
      description:
        "With the passes that can pay, in their order. The rest of the price follows the course's policy. " +
        'With PAY_NOW the price is paid online, when `successUrl` and `cancelUrl` are given.',
    },
    PASS: { description: 'With the pass in `passId`.' },
    AT_DESK: { description: 'Later at the desk. The price becomes a debt, if the course allows it.' },
    ONLINE: {
      description:
        'Online now. An order holds the seat during the checkout, and the seat is booked when the payment arrives. ' +
        'A free session is booked at once.',
    },
  },
});

@InputType({ description: 'The attendee to register, and the group.' })
export class RegisterAttendeeInput {
  @Field(() => ID, { description: 'The attendee.' })
  attendeeId!: string;

  @Field(() => ID, { description: 'The group.' })
  groupId!: string;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'The session to book, the registration and the payment.' })
export class BookSessionInput {
  @Field(() => ID, { description: 'The registration that books the session.' })
  registrationId!: string;

  @Field(() => ID, { description: "The session, in the registration's group or in a linked group." })
  sessionId!: string;

  @Field(() => PaymentChoice, { nullable: true, defaultValue: PaymentChoice.AUTO, description: 'The way to pay. Default AUTO.' })
  payWith?: PaymentChoice | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The pass that pays first. ' +
      'When a CREDIT pass is not enough, other CREDIT passes of the registration pay the rest. ' +
      'A free session takes one entry of an ENTRY pass or one visit of a TIME pass, and nothing of a CREDIT pass. ' +
      'Without a named pass it takes nothing.',
  })
  passId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether staff insist on a seat that overlaps another one of the attendee. Customers cannot send it.',
  })
  allowOverlap?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'The page to return to after an online payment. Required for ONLINE, and used with AUTO.',
  })
  successUrl?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The page to return to when the customer leaves the payment page. Required together with `successUrl`.',
  })
  cancelUrl?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: `${IDEMPOTENCY_KEY.description} Required when the booking may be paid online.`,
  })
  idempotencyKey?: string | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

@InputType({ description: 'The booking to cancel.' })
export class CancelBookingInput {
  @Field(() => ID, { description: 'The booking.' })
  bookingId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The reason why staff cancel the booking as if in time, at most 500 characters. Customers cannot send one.',
  })
  overrideReason?: string | null;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}

const REASON = 'at most 500 characters. The audit log keeps it.';

@InputType({ description: 'The attendee to check in.' })
export class CheckInInput {
  @Field(() => ID, { description: 'The booking of the attendee.' })
  bookingId!: string;

  @Field(() => String, {
    nullable: true,
    description: `The reason to check in before check-in opens or after the day of the session, ${REASON}`,
  })
  reason?: string | null;
}

@InputType({ description: 'The check-in to take back.' })
export class UndoCheckInInput {
  @Field(() => ID, { description: 'The booking of the attendee.' })
  bookingId!: string;

  @Field(() => String, { description: `The reason, ${REASON}` })
  reason!: string;
}

@InputType({ description: 'The attendance to record.' })
export class MarkAttendanceInput {
  @Field(() => ID, { description: 'The booking of the attendee.' })
  bookingId!: string;

  @Field(() => Attendance, { description: 'Whether the attendee came. NO_SHOW is possible once the session has begun.' })
  attendance!: Attendance;

  @Field(() => String, {
    nullable: true,
    description:
      `The reason, ${REASON} Required for EXCUSED, for the correction of an earlier record, ` +
      'and outside the hours of check-in.',
  })
  reason?: string | null;
}

@InputType({ description: 'The session to cancel.' })
export class CancelSessionInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;

  @Field(() => ID, OPTIONAL_KEY)
  idempotencyKey?: string | null;

  @Field(() => Boolean, DRY_RUN)
  dryRun?: boolean | null;
}
