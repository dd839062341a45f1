import type { ClientBase } from 'pg';
import type { OnlinePayments, Plan } from '../../entities/enums.js';

/** Changes that only the operator of the installation can make. No role of the API may, and no grant lets it. */
export type PlatformChange =
  | { kind: 'SHOW' }
  | { kind: 'SET_PLAN'; plan: Plan }
  /** Null returns to the rate of the plan. */
  | { kind: 'SET_COMMISSION'; commissionBps: number | null }
  | { kind: 'SUSPEND_ONLINE_PAYMENTS'; reason: string }
  | { kind: 'RESUME_ONLINE_PAYMENTS' };

/** The facts about an organisation that the operator sees. */
export interface PlatformView {
  slug: string;
  name: string;
  plan: Plan;
  onlinePayments: OnlinePayments;
  commissionBps: number | null;
  suspendedAt: Date | null;
  suspendedReason: string;
  listed: boolean;
}

/**
 * Changes one organisation in one transaction, with an entry in its audit log. Undefined if no organisation has this slug.
 * @param owner connected as the owner of the tables, outside any transaction
 */
export async function changeOrganisation(
  owner: ClientBase,
  slug: string,
  change: PlatformChange,
  actorKey: string,
): Promise<PlatformView | undefined> {
  await owner.query('begin');
  try {
    const found = await owner.query<{ id: string }>('select organisation_id as id from organisation_directory where slug = $1', [
      slug,
    ]);
    const organisationId = found.rows[0]?.id;
    if (organisationId === undefined) {
      await owner.query('rollback');
      return undefined;
    }
    await owner.query(
      `select set_config('app.organisation', $1, true), set_config('app.actor', $2, true), set_config('app.operation', $3, true)`,
      [organisationId, actorKey, change.kind.toLowerCase()],
    );
    await write(owner, organisationId, change);
    // Runs the deferred triggers now, so that the answer shows what they changed.
    await owner.query('set constraints all immediate');
    const view = await read(owner, organisationId);
    await owner.query('commit');
    return view;
  } catch (fault) {
    await owner.query('rollback');
    throw fault;
  }
}

async function write(owner: ClientBase, organisationId: string, change: PlatformChange): Promise<void> {
  const set = (assignments: string, ...values: unknown[]) =>
    owner.query(`update organisations set ${assignments} where id = $1`, [organisationId, ...values]);
  switch (change.kind) {
    case 'SHOW':
      return;
    case 'SET_PLAN':
      await set('plan = $2', change.plan);
      return;
    case 'SET_COMMISSION':
      await set('commission_bps = $2', change.commissionBps);
      return;
    case 'SUSPEND_ONLINE_PAYMENTS':
      // A second suspension keeps the first day and takes the new reason.
      await set(
        'online_payments_suspended_at = coalesce(online_payments_suspended_at, now()), online_payments_suspended_reason = $2',
        change.reason,
      );
      return;
    case 'RESUME_ONLINE_PAYMENTS':
      await set(`online_payments_suspended_at = null, online_payments_suspended_reason = ''`);
  }
}

async function read(owner: ClientBase, organisationId: string): Promise<PlatformView> {
  const { rows } = await owner.query<PlatformView>(
    `select slug, name, plan, online_payments as "onlinePayments", commission_bps as "commissionBps",
       online_payments_suspended_at as "suspendedAt", online_payments_suspended_reason as "suspendedReason",
       exists (select from marketplace_listings where organisation_id = id) as listed
     from organisations where id = $1`,
    [organisationId],
  );
  const [view] = rows;
  if (!view) throw new Error(`Organisation ${organisationId} is in the directory and nowhere else`);
  return view;
}
