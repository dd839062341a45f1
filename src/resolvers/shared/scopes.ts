import type { GraphQLSchema } from 'graphql';
import type { Scope } from '../../entities/enums.js';
import { Fault } from '../../faults.js';
import type { Viewer } from '../../services/callers/index.js';
import { guardFields } from './each-field.js';
import { hiddenBy } from './hidden.js';

/** The scope that an API key needs for a type, whichever field leads there. Other types are for every key. */
const SCOPE_OF_TYPE: Readonly<Record<string, Scope>> = {
  Customer: 'PEOPLE_READ',
  Attendee: 'PEOPLE_READ',
  Registration: 'BOOKINGS_READ',
  Booking: 'BOOKINGS_READ',
  RosterCounts: 'BOOKINGS_READ',
  Pass: 'SALES_READ',
  Redemption: 'SALES_READ',
  Receipt: 'SALES_READ',
  Order: 'SALES_READ',
  Payment: 'SALES_READ',
  Refund: 'SALES_READ',
  PromoCode: 'SALES_READ',
  StatementLine: 'SALES_READ',
};

/** The scope that an API key needs for a single field, because the field shows data of another type. */
const SCOPE_OF_FIELD: Readonly<Record<string, Scope>> = {
  'CheckInEvent.attendeeName': 'PEOPLE_READ',
  'CheckInEvent.passes': 'SALES_READ',
  'Customer.debt': 'BOOKINGS_READ',
};

/** Whether a viewer may see rows of this type: an API key only with the scope, everybody else as their rights say. */
export function isInScope(viewer: Viewer, type: string): boolean {
  const scope = SCOPE_OF_TYPE[type];
  return scope === undefined || mayUse(viewer, scope);
}

const mayUse = (viewer: Viewer, scope: Scope): boolean => viewer.kind !== 'API_KEY' || viewer.scopes.has(scope);

/**
 * Holds API keys to their scopes on every field that gives one of these types. Without the scope the field is null where it
 * may be null, with a note, and a fault that names the scope elsewhere.
 */
export function enforceScopes(schema: GraphQLSchema): void {
  guardFields(schema, ({ coordinate, rowType, isRequired, resolve }) => {
    const scope = SCOPE_OF_TYPE[rowType] ?? SCOPE_OF_FIELD[coordinate];
    if (scope === undefined) return undefined;
    return (root, args, context, info) => {
      if (mayUse(context.viewer, scope)) return resolve(root, args, context, info);
      const fault = new Fault('FORBIDDEN', `\`${coordinate}\` needs an API key with the scope ${scope}.`);
      if (!isRequired) return hiddenBy(fault, context, info);
      throw fault;
    };
  });
}
