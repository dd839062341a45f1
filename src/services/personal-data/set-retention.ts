import type { Organisation } from '../../entities/index.js';
import { done, setUp, type Tenant } from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';

const RETENTION_MAX_MONTHS = 600;

/** What is left out stays; null keeps for ever. */
export interface SetRetention {
  customerRetentionMonths?: number | null;
  auditRetentionMonths?: number | null;
}

/** Says how long customers who do nothing and entries of the audit log are kept. When a shorter audit log begins the database decides. */
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
