import type { Organisation } from '../../entities/index.js';
import { done, setUp, type Tenant } from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';

const RETENTION_MAX_MONTHS = 600;

/** A field that is left out stays as it is; null keeps data for ever. */
export interface SetRetention {
  customerRetentionMonths?: number | null;
  auditRetentionMonths?: number | null;
}

/** Sets how long inactive customers and audit entries are kept. The database decides when a shorter audit log takes effect. */
export function setRetention(tenant: Tenant, input: SetRetention): Promise<Result<Organisation>> {
  return setUp(tenant, async ({ organisation, check }) => {
    for (const setting of ['customerRetentionMonths', 'auditRetentionMonths'] as const) {
      const months = input[setting];
      if (months === undefined) continue;
      organisation[setting] = months === null ? null : check.integer(setting, months, 1, RETENTION_MAX_MONTHS);
    }
    return done(organisation);
  });
}
