import { type ClassType, Field, ObjectType } from 'type-graphql';
import { InvalidInput, NotFound } from './refusal-types.js';
import { refusalUnion, type UserError } from './user-error.js';

/** Declares the payload of a mutation that is a command. */
export const commandPayload = (mutation: string): ClassDecorator =>
  ObjectType({ description: `What \`${mutation}\` did, or why it was refused.`, simpleResolvers: true });

/** Declares the refusals of a command, with the union of their types. */
export function refusalsField(mutation: string, types: readonly ClassType<UserError>[], consequence = ''): PropertyDecorator {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Error`;
  const union = refusalUnion(name, `Why \`${mutation}\` was refused.`, () => [InvalidInput, NotFound, ...types]);
  return Field(() => [union], { description: `Why it was refused; empty when it was done.${consequence}` }) as PropertyDecorator;
}

export const NOTHING_CHANGED = ' With any, nothing was changed.';
