import { Client } from 'pg';
import type { Plan } from '../../src/entities/enums.js';
import type { Tenant } from '../../src/services/input/set-up.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { changeOrganisation, type PlatformChange } from '../../src/services/platform/change.js';

/** Changes an organisation as the operator of the installation, who owns the tables. */
export async function asPlatform(databaseUrl: string, slug: string, change: PlatformChange) {
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    return await changeOrganisation(owner, slug, change, 'platform:test');
  } finally {
    await owner.end();
  }
}

/** What the payment provider says of an organisation's account. */
export async function setOnlinePayments(tenant: Tenant, state: 'INACTIVE' | 'PENDING' | 'ACTIVE'): Promise<void> {
  await bindTenant(tenant).transactional((em) => em.execute('update organisations set online_payments = ?', [state]));
}

/** Lets a studio sell online: the plan, and active online payments. */
export async function openOnlineSale(
  { databaseUrl }: { databaseUrl: string },
  { slug, tenant }: { slug: string; tenant: Tenant },
  plan: Plan = 'STANDARD',
): Promise<void> {
  await asPlatform(databaseUrl, slug, { kind: 'SET_PLAN', plan });
  await setOnlinePayments(tenant, 'ACTIVE');
}
