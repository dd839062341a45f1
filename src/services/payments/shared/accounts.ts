import type { Pool, PoolClient } from 'pg';
import type { OnlinePayments } from '../../../entities/enums.js';
import { inOrganisation } from '../../../postgres/transactions.js';
import { InputCheck, type Tenant } from '../../input/index.js';
import { type Result, refusal } from '../../rules/world/refusals.js';
import { type PaymentProvider, ProviderRefused, ProviderUnavailable } from './payment-provider.js';
import { BY_PROVIDER, type PaymentWork } from './payment-work.js';

/** Looks at an account whose state keeps changing. After that, the next event of the provider starts again. */
const LOOKS_MAX = 5;
/** The limit of one run; the next run does the rest. */
const FOLLOWED_MAX = 200;

export interface SetUpOnlinePayments {
  returnUrl: string;
  refreshUrl: string;
}

/**
 * Opens or finds the organisation's account with the provider, and answers the address of the onboarding page.
 */
export async function setUpOnlinePayments(
  work: PaymentWork,
  tenant: Omit<Tenant, 'em'>,
  { returnUrl, refreshUrl }: SetUpOnlinePayments,
): Promise<Result<{ url: string }>> {
  const check = new InputCheck('');
  check.webAddress('returnUrl', returnUrl);
  check.webAddress('refreshUrl', refreshUrl);
  if (check.failed) return check.refused();
  const { provider } = work;
  if (provider === null) return unavailable();
  const { organisationId } = tenant;
  try {
    const account = (await accountOf(work, organisationId, provider)) ?? (await openAccount(work, organisationId, provider));
    const { url } = await provider.onboard({ account, returnUrl, refreshUrl });
    await refreshAccount(work, organisationId, account, tenant.actor?.key);
    return { ok: true, value: { url } };
  } catch (error) {
    if (!(error instanceof ProviderUnavailable || error instanceof ProviderRefused)) throw error;
    work.log.warn({ organisationId, error: error.message }, 'An organisation could not be sent to its payment provider');
    return unavailable();
  }
}

const unavailable = (): Result<never> => ({ ok: false, refusals: [refusal('PAYMENT_PROVIDER_UNAVAILABLE', undefined, {})] });

/** The organisation's account with the configured provider. It may have others. */
function accountOf({ pool }: PaymentWork, organisationId: string, provider: PaymentProvider): Promise<string | undefined> {
  return inOrganisation(pool, organisationId, (client) => readAccount(client, organisationId, provider));
}

async function readAccount(
  client: PoolClient,
  organisationId: string,
  { kind, isTest }: PaymentProvider,
): Promise<string | undefined> {
  const { rows } = await client.query<{ account: string }>(
    'select account from payment_accounts where organisation_id = $1 and provider = $2 and is_test = $3',
    [organisationId, kind, isTest],
  );
  return rows[0]?.account;
}

/** For two calls at once the provider makes one account, and the first write counts. */
async function openAccount({ pool }: PaymentWork, organisationId: string, provider: PaymentProvider): Promise<string> {
  const name = await inOrganisation(pool, organisationId, async (client) => {
    const { rows } = await client.query<{ name: string }>('select name from organisations where id = $1', [organisationId]);
    return rows[0]?.name ?? '';
  });
  const account = await provider.createAccount({ organisationId, name });
  return inOrganisation(pool, organisationId, async (client) => {
    await client.query(
      `insert into payment_accounts (organisation_id, provider, is_test, account) values ($1, $2, $3, $4)
       on conflict (organisation_id, provider, is_test) do nothing`,
      [organisationId, provider.kind, provider.isTest, account],
    );
    return (await readAccount(client, organisationId, provider)) ?? account;
  });
}

/**
 * Asks the provider whether the account may take payments, and stores the answer. Of several callers, one may hold an older
 * answer than the stored one. So each caller that changes the stored state asks again until nothing changes.
 */
export async function refreshAccount(
  work: PaymentWork,
  organisationId: string,
  account: string,
  actorKey = BY_PROVIDER.key,
): Promise<void> {
  const { provider } = work;
  if (provider === null) return;
  for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
    const state = await provider.accountState(account);
    if (!(await keepState(work, organisationId, account, state, actorKey))) return;
  }
}

/**
 * The owner revoked the platform's access to the account. Payments stop at once, without asking the provider.
 */
export async function stopAccount(work: PaymentWork, organisationId: string, account: string): Promise<void> {
  await keepState(work, organisationId, account, 'INACTIVE', BY_PROVIDER.key);
  await refreshAccount(work, organisationId, account);
}

/** Answers whether anything changed. */
async function keepState(
  { provider, pool, committed }: PaymentWork,
  organisationId: string,
  account: string,
  state: OnlinePayments,
  actorKey: string,
): Promise<boolean> {
  const isNew = await inOrganisation(pool, organisationId, async (client) => {
    const kept = await client.query(
      'update payment_accounts set state = $3 where organisation_id = $1 and account = $2 and state <> $3',
      [organisationId, account, state],
    );
    const hasChanged = provider !== null && (await useAccountOf(client, organisationId, provider, actorKey));
    return hasChanged || kept.rowCount === 1;
  });
  committed(organisationId);
  return isNew;
}

/** Sets the organisation's online payments to the state of its account with the configured provider. */
async function useAccountOf(
  client: PoolClient,
  organisationId: string,
  { kind, isTest }: PaymentProvider,
  actorKey: string,
): Promise<boolean> {
  await client.query(`select set_config('app.actor', $1, true), set_config('app.operation', 'setUpOnlinePayments', true)`, [
    actorKey,
  ]);
  await client.query(
    `update payment_accounts set in_use = not in_use
     where organisation_id = $1 and in_use <> (provider = $2 and is_test = $3)`,
    [organisationId, kind, isTest],
  );
  const { rowCount } = await client.query(
    `update organisations o set online_payments = s.state
     from (select coalesce(max(state), 'INACTIVE') as state from payment_accounts where organisation_id = $1 and in_use) s
     where o.id = $1 and o.online_payments <> s.state`,
    [organisationId],
  );
  return rowCount === 1;
}

/**
 * Finds organisations that use another provider than the configured one, as after Stripe's key was first set.
 */
export async function followProvider({ provider, pool, committed }: PaymentWork): Promise<void> {
  if (provider === null) return;
  const { rows } = await pool.query<{ organisationId: string }>(
    `select distinct organisation_id as "organisationId" from payment_accounts
     where in_use <> (provider = $1 and is_test = $2) limit $3`,
    [provider.kind, provider.isTest, FOLLOWED_MAX],
  );
  for (const { organisationId } of rows) {
    await inOrganisation(pool, organisationId, (client) => useAccountOf(client, organisationId, provider, BY_PROVIDER.key));
    committed(organisationId);
  }
}

/** The organisation of an account; undefined when there is none. The only query before an organisation is known. */
export async function organisationOfAccount(pool: Pool, account: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ organisationId: string }>({
    name: 'organisation-of-account',
    text: 'select organisation_id as "organisationId" from payment_accounts where account = $1',
    values: [account],
  });
  return rows[0]?.organisationId;
}
