import { defaultFieldResolver, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import type { Context } from '../context.js';
import type { Scope } from '../entities/enums.js';
import { Fault } from '../services/faults.js';

/** What an API key needs to be shown a type that is not for everybody, whichever field leads there. */
const SCOPE_OF_TYPE: Readonly<Record<string, Scope>> = {
  Customer: 'PEOPLE_READ',
  Attendee: 'PEOPLE_READ',
  Registration: 'BOOKINGS_READ',
  Booking: 'BOOKINGS_READ',
  Pass: 'SALES_READ',
  Redemption: 'SALES_READ',
  StatementLine: 'SALES_READ',
};

/**
 * Holds API keys to their scopes on every field of the schema that gives one of these types. Such a field of an object may be one that
 * has to be there, so what may not be seen is a fault that names the scope, and not null.
 */
export function enforceScopes(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const scope = SCOPE_OF_TYPE[getNamedType(field.type).name];
      if (scope === undefined) continue;
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (root: unknown, args, context: Context, info) => {
        const { viewer } = context;
        if (viewer.kind === 'API_KEY' && !viewer.scopes.has(scope))
          throw new Fault('FORBIDDEN', `\`${info.parentType.name}.${info.fieldName}\` needs an API key with the scope ${scope}.`);
        return resolve(root, args, context, info);
      };
    }
  }
}
