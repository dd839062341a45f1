import { defaultFieldResolver, type GraphQLSchema, getNamedType, isNonNullType, isObjectType } from 'graphql';
import type { Context } from '../../context.js';
import type { Scope } from '../../entities/enums.js';
import { Fault } from '../../faults.js';
import type { Viewer } from '../../services/callers/index.js';

/** What an API key needs to be shown a type that is not for everybody, whichever field leads there. */
const SCOPE_OF_TYPE: Readonly<Record<string, Scope>> = {
  Customer: 'PEOPLE_READ',
  Attendee: 'PEOPLE_READ',
  Registration: 'BOOKINGS_READ',
  Booking: 'BOOKINGS_READ',
  Pass: 'SALES_READ',
  Redemption: 'SALES_READ',
  Receipt: 'SALES_READ',
  Order: 'SALES_READ',
  Payment: 'SALES_READ',
  Refund: 'SALES_READ',
  PromoCode: 'SALES_READ',
  StatementLine: 'SALES_READ',
};

/** The same for fields that tell of such things in passing, in types that are otherwise for any key that may have them. */
const SCOPE_OF_FIELD: Readonly<Record<string, Scope>> = {
  'CheckInEvent.attendeeName': 'PEOPLE_READ',
  'CheckInEvent.passes': 'SALES_READ',
};

/** Whether somebody's key, if it is one, lets them see rows of this type. */
export function isInScope(viewer: Viewer, type: string): boolean {
  const scope = SCOPE_OF_TYPE[type];
  return scope === undefined || mayUse(viewer, scope);
}

const mayUse = (viewer: Viewer, scope: Scope): boolean => viewer.kind !== 'API_KEY' || viewer.scopes.has(scope);

/**
 * Holds API keys to their scopes on every field of the schema that gives one of these types. What may not be seen is null where the
 * answer may be, and else a fault that names the scope.
 */
export function enforceScopes(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const scope =
        SCOPE_OF_TYPE[getNamedType(field.type).name.replace(/Connection$/, '')] ?? SCOPE_OF_FIELD[`${type.name}.${field.name}`];
      if (scope === undefined) continue;
      const { resolve = defaultFieldResolver } = field;
      const isRequired = isNonNullType(field.type);
      field.resolve = (root: unknown, args, context: Context, info) => {
        if (mayUse(context.viewer, scope)) return resolve(root, args, context, info);
        if (!isRequired) return null;
        throw new Fault('FORBIDDEN', `\`${info.parentType.name}.${info.fieldName}\` needs an API key with the scope ${scope}.`);
      };
    }
  }
}
