import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Organisation } from '../objects/organisation.js';
import { Customer, Member } from '../objects/people.js';
import { ErasureBlocked } from '../shared/people-refusals.js';
import { setUpPayload } from '../shared/set-up-payload.js';

@ObjectType('PersonalData', {
  description: 'The data that the organisation keeps about a customer, in one or more parts.',
  simpleResolvers: true,
})
export class PersonalData {
  @Field(() => String, {
    description:
      'A JSON document with the rows about the customer and their attendees, table by table. ' +
      'A part has at most 1000 rows. Amounts are in minor units.',
  })
  json!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The value to send as `after` for the next part; null for the last part.',
  })
  next!: string | null;
}

@InputType({ description: 'The customer whose data to export, and the part to return.' })
export class ExportPersonalDataInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId!: string;

  @Field(() => String, { nullable: true, description: 'The `next` of the previous part. By default the first part.' })
  after?: string | null;
}

@InputType({ description: 'The customer to erase. It cannot be undone.' })
export class EraseCustomerInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Their e-mail address again, to confirm that this is the right person. Required if they have one.',
  })
  confirmEmail?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Their name again, to confirm that this is the right person. Required if they have no e-mail address.',
  })
  confirmName?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Erase the customer despite a debt, credit or unused passes. Nobody can claim them afterwards. ' +
      'Only owners may use it. Default false.',
  })
  letGo?: boolean | null;
}

@InputType({ description: 'The time for which personal data is kept. Fields left out stay as they are.' })
export class SetRetentionInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Erase customers who were inactive for this many months, from 1 to 600; null keeps them.',
  })
  customerRetentionMonths?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Delete entries of the audit log after this many months, from 1 to 600; null keeps them. ' +
      'A shorter period deletes nothing for its first 30 days.',
  })
  auditRetentionMonths?: number | null;
}

export const SetRetentionPayload = setUpPayload('setRetention', {
  name: 'organisation',
  description: 'The organisation.',
  type: () => Organisation,
});

@InputType({ description: 'The removed member of staff to erase. It cannot be undone.' })
export class EraseMemberInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;

  @Field(() => String, { description: 'Their e-mail address again, to confirm that this is the right person.' })
  confirmEmail!: string;
}

export const EraseMemberPayload = setUpPayload('eraseMember', {
  name: 'member',
  description: 'The member without personal data.',
  type: () => Member,
});
export const ExportPersonalDataPayload = setUpPayload('exportPersonalData', {
  name: 'personalData',
  description: 'The exported data.',
  type: () => PersonalData,
});
export const EraseCustomerPayload = setUpPayload(
  'eraseCustomer',
  { name: 'customer', description: 'The customer without personal data.', type: () => Customer },
  [ErasureBlocked],
);
