import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connection } from '../shared/connection.js';
import type { NodeType } from '../shared/ids.js';
import { DateTime } from '../shared/scalars.js';

/** The kinds of object in the audit log: the name in the schema, and the name in ids and in the log. */
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
  description: 'The kind of object that an audit entry is about.',
  valuesConfig: {
    ORGANISATION: { description: 'The settings of the organisation.' },
    LOCATION: { description: 'A location.' },
    MEMBER: { description: 'A member of staff.' },
    INVITATION: { description: 'An invitation to the staff.' },
    API_KEY: { description: 'An API key.' },
    CUSTOMER: { description: 'A customer.' },
    ATTENDEE: { description: 'An attendee.' },
    ATTENDEE_CONSENT: { description: 'A consent for an attendee.' },
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
  description: 'The kind of actor who made a change.',
  valuesConfig: {
    MEMBER: { description: 'A member of staff.' },
    CUSTOMER: { description: 'A customer.' },
    API_KEY: { description: 'A program with an API key.' },
    PERSON: { description: 'A signed-in person who did not belong to the organisation yet.' },
    SYSTEM: { description: 'The server itself, such as a scheduled job.' },
  },
});

@InputType({ description: 'The entries of the audit log to return. A field left out does not filter.' })
export class AuditFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Only entries about this object: the id of a booking, a customer, a course and so on.',
  })
  subjectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only entries by this actor: the id of a member, a customer or an API key.' })
  actorId?: string | null;

  @Field(() => AuditKind, { nullable: true, description: 'Only entries about objects of this kind.' })
  kind?: AuditKind | null;

  @Field(() => DateTime, { nullable: true, description: 'Only entries at this moment or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Only entries before this moment.' })
  until?: Date | null;
}

@ObjectType('AuditChange', { description: 'The change of one field.', simpleResolvers: true })
export class AuditChange {
  @Field(() => String, {
    description: 'The name of the field, as in the API where it has one. Names of amounts in minor units end with `Minor`.',
  })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The value before the change: text as it is, other values as JSON. Null for no value; ' +
      '`[erased]` for data of an erased person.',
  })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'The value after the change, written in the same way.' })
  after!: string | null;
}

@ObjectType('AuditActor', { description: 'The actor who made a change.', simpleResolvers: true })
export class AuditActor {
  @Field(() => AuditActorKind, { description: 'The kind of actor.' })
  kind!: AuditActorKind;
}

@ObjectType('AuditEntry', {
  description: 'An entry of the audit log: one change, its actor and its time. Entries are added and never changed.',
  simpleResolvers: true,
})
export class AuditEntry {
  @Field(() => DateTime, { description: 'When the change was made.' })
  at!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'The IP address of the caller; for IPv6 its network. Null for the server itself, and once erased.',
  })
  address?: string | null;

  @Field(() => String, {
    description:
      'The name of the command where it is known, mostly that of its mutation; the action of `registerAttendee` is `register`. ' +
      'Otherwise `insert`, `update` or `delete`.',
  })
  action!: string;

  @Field(() => AuditKind, { description: 'The kind of object that was changed.' })
  kind!: string;
}

export const AuditEntryConnection = connection('AuditEntry', () => AuditEntry);
