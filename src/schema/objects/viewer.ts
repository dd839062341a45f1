import { Field, ObjectType } from 'type-graphql';
import { Locale, Role } from '../../entities/enums.js';
import { ViewerKind } from '../shared/enums.js';

@ObjectType('Viewer', { description: 'Who is asking, and what they may do.', simpleResolvers: true })
export class Viewer {
  @Field(() => ViewerKind, {
    description: 'Whether it is a customer, a member of staff, a program, somebody of elsewhere, or nobody who signed in.',
  })
  kind!: ViewerKind;

  @Field(() => Role, { nullable: true, description: 'What the viewer may do; null for who is nobody here, and for API keys.' })
  role!: Role | undefined;

  @Field(() => Locale, { description: 'The language that messages come in.' })
  locale!: Locale;
}
