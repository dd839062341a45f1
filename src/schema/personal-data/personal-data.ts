import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Organisation } from '../objects/organisation.js';
import { Customer, Member } from '../objects/people.js';
import { ErasureBlocked } from '../shared/people-refusals.js';
import { setUpPayload } from '../shared/set-up-payload.js';

@ObjectType('PersonalData', {
  description: 'What the organisation keeps about a customer, or a part of it.',
  simpleResolvers: true,
})
export class PersonalData {
  @Field(() => String, {
    description:
      'A JSON document: the rows about the customer and those they act for, table by table, at most 1000 of them. Amounts are in minor units.',
  })
  json!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Give it as `after` for the document that follows; null when this is the last.',
  })
  next!: string | null;
}

@InputType({ description: 'Whose data, and from where on.' })
export class ExportPersonalDataInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId!: string;

  @Field(() => String, { nullable: true, description: 'The `next` of the document before; the beginning when left out.' })
  after?: string | null;
}

@InputType({ description: 'The customer to erase. There is no way back.' })
export class EraseCustomerInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId!: string;

  @Field(() => String, { description: 'Their e-mail address once more, so that nobody erases another by a slip.' })
  confirmEmail!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Erase them although they owe something or have something left, which nobody can claim afterwards. For owners.',
  })
  letGo?: boolean | null;
}

@InputType({ description: 'How long personal data is kept; what is left out stays.' })
export class SetRetentionInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Erase customers who have done nothing for this many months, 1 to 600; null keeps them.',
  })
  customerRetentionMonths?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Delete entries of the audit log after this many months, 1 to 600; null keeps them. For 30 days after it became shorter nothing is deleted.',
  })
  auditRetentionMonths?: number | null;
}

export const SetRetentionPayload = setUpPayload('setRetention', {
  name: 'organisation',
  description: 'The organisation.',
  type: () => Organisation,
});
@InputType({ description: 'The member of staff to erase, who was removed. There is no way back.' })
export class EraseMemberInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;

  @Field(() => String, { description: 'Their e-mail address once more, so that nobody erases another by a slip.' })
  confirmEmail!: string;
}

export const EraseMemberPayload = setUpPayload('eraseMember', {
  name: 'member',
  description: 'What is left of the member.',
  type: () => Member,
});
export const ExportPersonalDataPayload = setUpPayload('exportPersonalData', {
  name: 'personalData',
  description: 'The document.',
  type: () => PersonalData,
});
export const EraseCustomerPayload = setUpPayload(
  'eraseCustomer',
  { name: 'customer', description: 'What is left of the customer.', type: () => Customer },
  [ErasureBlocked],
);
