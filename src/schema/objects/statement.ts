import { Field, ObjectType } from 'type-graphql';
import { connection } from '../shared/connection.js';
import { StatementEvent } from '../shared/enums.js';
import { DateTime } from '../shared/scalars.js';

@ObjectType('StatementLine', {
  description:
    "One thing that changed a registration's figures, and its balance afterwards. The lines add up to `paid` and `charged`.",
  simpleResolvers: true,
})
export class StatementLine {
  @Field(() => StatementEvent, { description: 'What happened.' })
  event!: StatementEvent;

  @Field(() => Boolean, { description: 'Whether it undoes an earlier event of the same kind.' })
  reversal!: boolean;

  @Field(() => DateTime, { description: 'When it happened.' })
  postedAt!: Date;
}

export const StatementConnection = connection('StatementLine', () => StatementLine);
