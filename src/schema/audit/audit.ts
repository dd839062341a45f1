import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connection } from '../shared/connection.js';
import type { NodeType } from '../shared/ids.js';
import { DateTime } from '../shared/scalars.js';

/** What entries are about: as clients read it, and as ids and the log call it. */
export const AuditKind = {
  ORGANISATION: 'Organisation',
  LOCATION: 'Location',
  MEMBER: 'Member',
  INVITATION: 'Invitation',
  API_KEY: 'ApiKey',
  CUSTOMER: 'Customer',
  ATTENDEE: 'Attendee',
  ATTENDEE_CONSENT: 'AttendeeConsent',
  COURSE: 'Course',
  GROUP: 'Group',
  SESSION: 'Session',
  PASS_PRODUCT: 'PassProduct',
  PASS: 'Pass',
  REGISTRATION: 'Registration',
  BOOKING: 'Booking',
  ORDER: 'Order',
  PAYMENT: 'Payment',
  REFUND: 'Refund',
  PROMO_CODE: 'PromoCode',
} as const satisfies Record<string, NodeType>;
export type AuditKind = (typeof AuditKind)[keyof typeof AuditKind];

registerEnumType(AuditKind, {
  name: 'AuditKind',
  description: 'What something was done to.',
  valuesConfig: {
    ORGANISATION: { description: 'The organisation itself: its settings.' },
    LOCATION: { description: 'A location.' },
    MEMBER: { description: 'Somebody of the staff.' },
    INVITATION: { description: 'An invitation to the staff.' },
    API_KEY: { description: 'An API key.' },
    CUSTOMER: { description: 'A customer.' },
    ATTENDEE: { description: 'An attendee.' },
    ATTENDEE_CONSENT: { description: 'What was agreed to for an attendee.' },
    COURSE: { description: 'A course.' },
    GROUP: { description: 'A group, and which groups it is linked with.' },
    SESSION: { description: 'A session.' },
    PASS_PRODUCT: { description: 'A pass product.' },
    PASS: { description: 'A pass.' },
    REGISTRATION: { description: 'A registration, and payments recorded for it.' },
    BOOKING: { description: 'A booking.' },
    ORDER: { description: 'An order.' },
    PAYMENT: { description: 'A payment.' },
    REFUND: { description: 'A refund.' },
    PROMO_CODE: { description: 'A promo code.' },
  },
});

export const AuditActorKind = {
  MEMBER: 'MEMBER',
  CUSTOMER: 'CUSTOMER',
  API_KEY: 'API_KEY',
  PERSON: 'PERSON',
  SYSTEM: 'SYSTEM',
} as const;
export type AuditActorKind = keyof typeof AuditActorKind;

registerEnumType(AuditActorKind, {
  name: 'AuditActorKind',
  description: 'Who did something.',
  valuesConfig: {
    MEMBER: { description: 'Somebody of the staff.' },
    CUSTOMER: { description: 'A customer.' },
    API_KEY: { description: 'A program of an integrator.' },
    PERSON: { description: 'Somebody who had signed in and was nobody at the organisation yet.' },
    SYSTEM: { description: 'The server itself.' },
  },
});

@InputType({ description: 'Which entries of the audit log to give; what is left out does not matter.' })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'What it was done to: the id of a booking, a customer, a course, and so on.' })
  subjectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who did it: the id of a member, a customer or an API key.' })
  actorId?: string | null;

  @Field(() => AuditKind, { nullable: true, description: 'What kind of thing it was done to.' })
  kind?: AuditKind | null;

  @Field(() => DateTime, { nullable: true, description: 'At this moment or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before this moment.' })
  until?: Date | null;
}

@ObjectType('AuditChange', { description: 'One field of a change.', simpleResolvers: true })
export class AuditChange {
  @Field(() => String, {
    description: 'Its name: as the API calls it where there is such a field, with amounts in minor units as `…Minor`.',
  })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The value before, text as it is and anything else as JSON; null for none. `[erased]` where it told of a person who was erased.',
  })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'The value after, written in the same way.' })
  after!: string | null;
}

@ObjectType('AuditActor', { description: 'Who did something.', simpleResolvers: true })
export class AuditActor {
  @Field(() => AuditActorKind, { description: 'What they were.' })
  kind!: AuditActorKind;
}

@ObjectType('AuditEntry', {
  description: 'Something that was done, as the audit log keeps it: it is added to and never changed.',
  simpleResolvers: true,
})
export class AuditEntry {
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'From which network address, of IPv6 the network; null for the server itself, and once erased.',
  })
  address?: string | null;

  @Field(() => String, {
    description: 'What: the name of the mutation where it is known, else `insert`, `update` or `delete`.',
  })
  action!: string;

  @Field(() => AuditKind, { description: 'The kind of thing that it was done to.' })
  kind!: string;
}

export const AuditEntryConnection = connection('AuditEntry', () => AuditEntry);
