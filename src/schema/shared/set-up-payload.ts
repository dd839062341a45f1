import { type ClassType, Field, ObjectType } from 'type-graphql';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { InvalidInput, NotFound } from './refusal-types.js';
import { refusalUnion, type UserError } from './user-error.js';

export interface SetUpPayload<T> {
  result: T | null;
  errors: Refusal[];
}

/**
 * Declares the payload of a set-up mutation and the union of its refusals: `CreateCoursePayload { course: Course, errors: [CreateCourseError!]! }`.
 * The field of the result is named for what it is; resolvers give it as `result`.
 */
export function setUpPayload<T extends object>(
  mutation: string,
  field: { name: string; description: string; type: () => ClassType<T> | [ClassType<T>] },
  refusals: readonly ClassType<UserError>[] = [],
): ClassType<SetUpPayload<T>> {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
  const errorUnion = refusalUnion(`${name}Error`, `Why \`${mutation}\` was refused.`, () => [
    InvalidInput,
    NotFound,
    ...refusals,
  ]);

  @ObjectType(`${name}Payload`, { description: `What \`${mutation}\` did, or why it was refused.` })
  class Payload implements SetUpPayload<T> {
    @Field(() => field.type() as ClassType<T>, { name: field.name, nullable: true, description: field.description })
    result!: T | null;

    @Field(() => [errorUnion], { description: 'Why it was refused; empty when it was done. With any, nothing was changed.' })
    errors!: Refusal[];
  }
  return Payload;
}
