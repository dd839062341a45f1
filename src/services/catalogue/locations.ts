import { v7 as uuidv7 } from 'uuid';
import { Location } from '../../entities/index.js';
import { creates, done, type Keyed, NAME_MAX_LENGTH, setUp, setUpOnce, type Tenant } from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';

export interface CreateLocation {
  name: string;
  address?: string | null;
  city?: string | null;
}

export interface UpdateLocation extends Partial<CreateLocation> {
  locationId: string;
}

export function createLocation(tenant: Tenant, input: CreateLocation & Keyed): Promise<Result<Location>> {
  return setUpOnce(tenant, creates('createLocation', Location, input), async ({ em, organisationId, check }) => {
    const location = em.create(Location, {
      id: uuidv7(),
      organisationId,
      name: check.name('name', input.name),
      address: check.text('address', input.address, NAME_MAX_LENGTH),
      city: check.text('city', input.city, NAME_MAX_LENGTH),
    });
    return done(location);
  });
}

/** Changes the fields that the input names. */
export function updateLocation(tenant: Tenant, input: UpdateLocation): Promise<Result<Location>> {
  return setUp(tenant, async ({ em, check }) => {
    const location = await em.findOne(Location, input.locationId);
    if (!check.found('locationId', 'LOCATION', location)) return check.refused();
    if (input.name != null) location.name = check.name('name', input.name);
    if (input.address !== undefined) location.address = check.text('address', input.address, NAME_MAX_LENGTH);
    if (input.city !== undefined) location.city = check.text('city', input.city, NAME_MAX_LENGTH);
    return done(location);
  });
}
