import type { Context } from '../../context.js';
import type { ViewerOrganisation } from '../../schema/people/self.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import type { NewPlace } from '../../services/people/index.js';
import type { Result } from '../../services/rules/world/refusals.js';
import { forgetCaller, shownPlace } from '../shared/person.js';
import { payloadOf } from '../shared/set-up.js';

/** The payload of a command that gave the caller a place, which their next request already knows of. */
export function placePayload(context: Context, outcome: Result<NewPlace>): SetUpPayload<ViewerOrganisation> {
  if (!outcome.ok) return payloadOf(outcome);
  forgetCaller(context);
  const { organisation, role } = outcome.value;
  const { id: organisationId, slug, name, locale } = organisation;
  return { result: shownPlace({ organisationId, slug, name, locale, role }), errors: [] };
}
