import { type ClassType, Field, ObjectType } from 'type-graphql';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { refusalSet, type UserError } from './user-error.js';
import { usualRefusals } from './usual-refusals.js';

export interface SetUpPayload<T> {
  result: T | null;
  errors: Refusal[];
}

/**
 * Declares the payload of a set-up mutation and the set of its refusals:
 * `CreateCoursePayload { course: Course, errors: [CreateCourseError!]! }`.
 * `field.name` is the name of the result in the schema. Resolvers return it as `result`.
 */
export function setUpPayload<T extends object>(
  mutation: string,
  field: { name: string; description: string; type: () => ClassType<T> | [ClassType<T>] },
  refusals: readonly ClassType<UserError>[] = [],
): ClassType<SetUpPayload<T>> {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
  const set = refusalSet(`${name}Error`, `The refusals of \`${mutation}\`.`, [...usualRefusals(mutation), ...refusals]);

  @ObjectType(`${name}Payload`, { description: `The result of \`${mutation}\`: what changed, or why it was refused.` })
  class Payload implements SetUpPayload<T> {
    @Field(() => field.type() as ClassType<T>, {
      name: field.name,
      nullable: true,
      description: `${field.description} Null when refused.`,
    })
    result!: T | null;

    @Field(() => [set], {
      description: 'The refusals; empty when the mutation succeeded. A refused mutation changes nothing.',
    })
    errors!: Refusal[];
  }
  return Payload;
}
