import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type * as entities from '../../entities/index.js';
import { ClashKind } from '../../services/rules/booking/clash-kind.js';
import { Session } from './catalogue.js';

registerEnumType(ClashKind, {
  name: 'ClashKind',
  description: 'The thing that two sessions need at the same time.',
  valuesConfig: {
    INSTRUCTOR: { description: 'Both have the same instructor.' },
    LOCATION: { description: 'Both are at the same location.' },
  },
});

@ObjectType({
  description: 'A warning: a session has the instructor or the location of another one at the same time. Touching ends are fine.',
  simpleResolvers: true,
})
export class SessionClash {
  @Field(() => ClashKind, { description: 'The thing that both sessions need.' })
  kind!: ClashKind;

  @Field(() => Session, { description: 'The session that was planned or changed.' })
  session!: entities.Columns<entities.Session>;

  @Field(() => Session, { description: 'The other session.' })
  other!: entities.Columns<entities.Session>;
}

/** The field of a payload that warns of clashes. */
export const CLASHES = {
  description:
    'Instructors and locations with two sessions at once, at most 100, the earliest first. Nothing is refused for them.',
};
