import type { GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Viewer } from '../../services/callers/index.js';
import { guardFields } from './each-field.js';
import { hiddenBut } from './hidden.js';
import { isInstructor, isManagement, isStaff } from './rights.js';
import { isInScope } from './scopes.js';

/** Those who may see a field, in words and as a check. */
export interface Seers {
  readonly whom: string;
  readonly may: (viewer: Viewer) => boolean;
}

export const MEMBERS: Seers = { whom: 'members of staff', may: ({ kind }) => kind === 'MEMBER' };
export const STAFF_AND_KEYS: Seers = { whom: 'staff', may: isStaff };
export const SALES_READERS: Seers = {
  whom: 'staff, and API keys with the scope SALES_READ',
  may: (viewer) => isStaff(viewer) && isInScope(viewer, 'Pass'),
};
export const MANAGEMENT: Seers = { whom: 'owners and managers', may: isManagement };
export const ALL_BUT_INSTRUCTORS: Seers = {
  whom: 'the desk, managers, owners and the customer',
  may: (viewer) => !isInstructor(viewer),
};

/** Declares who may see a nullable field. For everybody else it is null, with a note. */
export function VisibleTo(seers: Seers): MethodDecorator {
  return Extensions({ seers }) as MethodDecorator;
}

export function enforceVisibility(schema: GraphQLSchema): void {
  guardFields(schema, ({ coordinate, isRequired, resolve, extensions }) => {
    const seers = extensions.seers as Seers | undefined;
    if (!seers) return undefined;
    if (isRequired) throw new Error(`${coordinate} is hidden from some viewers, so it has to be nullable`);
    return (root, args, context, info) =>
      seers.may(context.viewer) ? resolve(root, args, context, info) : hiddenBut(seers.whom, context, info);
  });
}
