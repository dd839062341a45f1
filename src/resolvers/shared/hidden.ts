import type { GraphQLResolveInfo, ResponsePath } from 'graphql';
import type { Context } from '../../context.js';
import { Fault } from '../../faults.js';

/**
 * What a viewer may not see is null, and `extensions.hidden` of the answer says where and why. A row that is asked for by its id
 * and hidden from the viewer is null without a note, as one that does not exist.
 */

/** Null, with a note that only these may see the field. */
export function hiddenBut(whom: string, context: Context, info: GraphQLResolveInfo): null {
  const field = `${info.parentType.name}.${info.fieldName}`;
  return hiddenBy(new Fault('FORBIDDEN', `\`${field}\` is only for ${whom}.`), context, info);
}

/** Null, with a note that says what the fault would say in a field that cannot be null. */
export function hiddenBy({ code, message }: Fault, context: Context, { path }: GraphQLResolveInfo): null {
  context.hide({ path: keysOf(path), code, message });
  return null;
}

function keysOf(path: ResponsePath): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: ResponsePath | undefined = path; at; at = at.prev) keys.unshift(at.key);
  return keys;
}
