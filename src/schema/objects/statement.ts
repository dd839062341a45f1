import { Field, ObjectType } from 'type-graphql';
import { connection } from '../shared/connection.js';
import { StatementEvent } from '../shared/enums.js';
import { DateTime } from '../shared/scalars.js';

@ObjectType('StatementLine', {
  description:
    "One change of a registration's paid or charged amount, with the balance after it. " +
    'All lines add up to `paid` and `charged`.',
  simpleResolvers: true,
})
export class StatementLine {
  @Field(() => StatementEvent, { description: 'The event that changed the amounts.' })
  event!: StatementEvent;

  @Field(() => Boolean, { description: 'Whether the line reverses an earlier event of the same kind.' })
  reversal!: boolean;

  @Field(() => DateTime, { description: 'When the event was posted.' })
  postedAt!: Date;
}

export const StatementConnection = connection('StatementLine', () => StatementLine);
