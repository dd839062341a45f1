import { Field, ObjectType } from 'type-graphql';
import { Locale, Role } from '../../entities/enums.js';
import { ViewerKind } from '../shared/enums.js';

@ObjectType('Viewer', {
  description: 'The caller, and what they may do at the organisation that the operation is about.',
  simpleResolvers: true,
})
export class Viewer {
  @Field(() => ViewerKind, {
    description:
      'The kind of caller: a customer, a member of staff, an API key, a signed-in person from elsewhere, or anonymous.',
  })
  kind!: ViewerKind;

  @Field(() => Role, {
    nullable: true,
    description: "The viewer's role at the organisation. Null for anonymous callers, for people from elsewhere and for API keys.",
  })
  role!: Role | undefined;

  @Field(() => Locale, { description: 'The language of messages to the viewer.' })
  locale!: Locale;
}
