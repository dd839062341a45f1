import type { Pool, PoolClient } from 'pg';
import { InputCheck } from '../../input-check.js';
import { inOrganisation } from '../../receipts/stored.js';
import { type Result, refusal } from '../../refusals.js';
import type { Tenant } from '../../set-up.js';
import { ProviderRefused, ProviderUnavailable } from '../providers/payment-provider.js';
import type { PaymentWork } from './payment-work.js';

const URL_MAX_LENGTH = 2_000;

export interface SetUpOnlinePayments {
  returnUrl: string;
  refreshUrl: string;
}

/** Checks an address that somebody is sent to afterwards: a page of the web. */
export function checkReturnUrl(check: InputCheck, field: string, url: string): void {
  const isWeb = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (url.length > URL_MAX_LENGTH) check.invalid(field, 'TOO_LONG', URL_MAX_LENGTH);
  else if (!isWeb) check.invalid(field, 'MALFORMED');
}

/** Opens the organisation's account with the provider, or finds it again, and answers where its owner tells the provider about it. */
export async function setUpOnlinePayments(
  work: PaymentWork,
  tenant: Omit<Tenant, 'em'>,
  { returnUrl, refreshUrl }: SetUpOnlinePayments,
): Promise<Result<{ url: string }>> {
  const check = new InputCheck('');
  checkReturnUrl(check, 'returnUrl', returnUrl);
  checkReturnUrl(check, 'refreshUrl', refreshUrl);
  if (check.failed) return check.refused();
  const { provider, pool } = work;
  if (provider === null) return unavailable();
  const { organisationId } = tenant;
  try {
    const account = (await accountOf(pool, organisationId)) ?? (await openAccount(work, organisationId));
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

function accountOf(pool: Pool, organisationId: string): Promise<string | undefined> {
  return inOrganisation(pool, organisationId, (client) => readAccount(client, organisationId));
}

async function readAccount(client: PoolClient, organisationId: string): Promise<string | undefined> {
  const { rows } = await client.query<{ account: string }>('select account from payment_accounts where organisation_id = $1', [
    organisationId,
  ]);
  return rows[0]?.account;
}

/** Of two at once the provider makes one account, and the first to write it down is believed. */
async function openAccount({ provider, pool }: PaymentWork, organisationId: string): Promise<string> {
  if (provider === null) throw new ProviderUnavailable('No payment provider is set up');
  const name = await inOrganisation(pool, organisationId, async (client) => {
    const { rows } = await client.query<{ name: string }>('select name from organisations where id = $1', [organisationId]);
    return rows[0]?.name ?? '';
  });
  const account = await provider.createAccount({ organisationId, name });
  return inOrganisation(pool, organisationId, async (client) => {
    await client.query(
      'insert into payment_accounts (organisation_id, account) values ($1, $2) on conflict (organisation_id) do nothing',
      [organisationId, account],
    );
    return (await readAccount(client, organisationId)) ?? account;
  });
}

/** Asks the provider whether the account may take payments, and keeps the answer. */
export async function refreshAccount(
  { provider, pool }: PaymentWork,
  organisationId: string,
  account: string,
  actorKey = 'system:payments',
): Promise<void> {
  if (provider === null) return;
  const state = await provider.accountState(account);
  await inOrganisation(pool, organisationId, async (client) => {
    await client.query(`select set_config('app.actor', $1, true), set_config('app.operation', 'setUpOnlinePayments', true)`, [
      actorKey,
    ]);
    await client.query('update organisations set online_payments = $2 where id = $1 and online_payments <> $2', [
      organisationId,
      state,
    ]);
  });
}

/** Whose account it is; undefined when it is nobody's here. The one question that is asked before an organisation is known. */
export async function organisationOfAccount(pool: Pool, account: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ organisationId: string }>({
    name: 'organisation-of-account',
    text: 'select organisation_id as "organisationId" from payment_accounts where account = $1',
    values: [account],
  });
  return rows[0]?.organisationId;
}
