import { type GraphQLInputType, type GraphQLSchema, getNullableType, isInputObjectType, isListType } from 'graphql';
import type { Refusal } from '../../services/rules/world/refusals.js';

const INDEX = /^\d+$/;

/** The longest part of a path that an argument of this type has. A path begins with the name of the argument. */
export function pathWithin(type: GraphQLInputType, path: readonly string[]): string[] {
  const [argument = 'input', ...rest] = path;
  const found = [argument];
  let at = getNullableType(type);
  for (const step of rest) {
    const next = isListType(at)
      ? INDEX.test(step) && at.ofType
      : isInputObjectType(at) && Object.hasOwn(at.getFields(), step) && at.getFields()[step]?.type;
    if (!next) break;
    at = getNullableType(next);
    found.push(step);
  }
  return found;
}

/** Hears of a refusal that names a field which its mutation does not have. */
export type OnStray = (sentence: string) => void;

/**
 * Lets no refusal name a field that the input of its mutation does not have: a form could not show it beside anything. The rules
 * are shared by mutations with different inputs, so a path that is right for one can be wrong for another.
 */
export function enforceRefusalPaths(schema: GraphQLSchema, onStray: OnStray): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const input = field.args.find(({ name }) => name === 'input')?.type;
    const { name, resolve } = field;
    if (!input || !resolve) continue;
    const fitted = (payload: unknown) => fitPaths(payload, { name, input, onStray });
    field.resolve = (...call) => {
      const payload: unknown = resolve(...call);
      return payload instanceof Promise ? payload.then(fitted) : fitted(payload);
    };
  }
}

interface Fitting {
  /** The mutation. */
  name: string;
  input: GraphQLInputType;
  onStray: OnStray;
}

function fitPaths(payload: unknown, { name, input, onStray }: Fitting): unknown {
  for (const refusal of refusalsOf(payload)) {
    const path = pathWithin(input, refusal.path);
    if (path.length === refusal.path.length) continue;
    onStray(`${refusal.code} of ${name} names ${refusal.path.join('.')}, which its input does not have`);
    refusal.path = path;
  }
  return payload;
}

function refusalsOf(payload: unknown): Refusal[] {
  return typeof payload === 'object' && payload !== null && 'errors' in payload ? (payload.errors as Refusal[]) : [];
}
