import { type ClassType, Field, ObjectType } from 'type-graphql';
import { InvalidInput, NotFound } from './refusal-types.js';
import { refusalSet, type UserError } from './user-error.js';

/** Declares the payload of a command's mutation. */
export const commandPayload = (mutation: string): ClassDecorator =>
  ObjectType({ description: `The result of \`${mutation}\`: what changed, or why it was refused.`, simpleResolvers: true });

const NOTHING_CHANGED = 'A refused mutation changes nothing.';
export const BUT_FOR_AN_ORDER = 'A refused mutation changes nothing, except as `PAYMENT_PROVIDER_UNAVAILABLE` says.';

/** Declares the field `errors` of a command, with the set of its refusals. `consequence` says what a refusal leaves behind. */
export function refusalsField(
  mutation: string,
  types: readonly ClassType<UserError>[],
  consequence = NOTHING_CHANGED,
): PropertyDecorator {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Error`;
  const set = refusalSet(name, `The refusals of \`${mutation}\`.`, [InvalidInput, NotFound, ...types]);
  const description = `The refusals; empty when the mutation succeeded. ${consequence}`;
  return Field(() => [set], { description }) as PropertyDecorator;
}
