import type { ClassType } from 'type-graphql';
import { InvalidInput, NotFound } from './refusal-types.js';
import type { UserError } from './user-error.js';

/** Mutations whose input names no row, so that none can be missing. */
const NAMES_NO_ROW: ReadonlySet<string> = new Set([
  ...['addMember', 'createCourse', 'createCustomer', 'createLocation', 'openOrganisation'],
  ...['setRetention', 'setUpOnlinePayments', 'updateBilling', 'updateOrganisation'],
]);

/** Mutations whose input is ids alone: each names a row, or none. */
const NAMES_ROWS_ALONE: ReadonlySet<string> = new Set([
  ...['archivePassProduct', 'archivePromoCode', 'removeMember', 'revokeApiKey', 'revokeInvitation'],
  ...['unlinkGroup', 'withdrawConsent'],
]);

/** The refusals that nearly every mutation may give: of a value that cannot be, and of an id that leads nowhere. */
export function usualRefusals(mutation: string): ClassType<UserError>[] {
  if (NAMES_NO_ROW.has(mutation)) return [InvalidInput];
  return NAMES_ROWS_ALONE.has(mutation) ? [NotFound] : [InvalidInput, NotFound];
}
