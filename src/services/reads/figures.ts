import type { Columns, Pass } from '../../entities/index.js';
import { balancesAsOf, entriesAccount, passAccount, registrationAccount } from '../ledger/index.js';
import { balanceAt, type HeldCredit } from '../rules/passes/balance.js';
import type { PassStatus } from '../rules/passes/payment-plan.js';
import { isExpired, passStatus } from '../rules/passes/payment-plan.js';
import type { TenantReads } from './tenant-reads.js';

export interface PassFigures {
  status: PassStatus;
  /** CREDIT only. */
  creditLeftMinor: number | null;
  /** ENTRY only. */
  entriesLeft: number | null;
}

/** The rest on a pass, and its status. An expired pass has no rest, even before the ledger posts that. */
export async function passFigures(reads: TenantReads, pass: Columns<Pass>): Promise<PassFigures> {
  const left = await leftOn(reads, pass);
  return {
    status: passStatus({ kind: pass.kind, state: pass.state, validUntil: pass.validUntil ?? null }, left, reads.now),
    creditLeftMinor: pass.kind === 'CREDIT' ? left : null,
    entriesLeft: pass.kind === 'ENTRY' ? left : null,
  };
}

/** A registration's balance now, in minor units; below zero is debt. */
export async function registrationBalanceMinor(reads: TenantReads, registrationId: string): Promise<number> {
  const passes = await reads.creditPassesOfRegistration.load(registrationId);
  const [own, ...held] = await reads.balances.loadMany([
    registrationAccount(registrationId),
    ...passes.map(({ id }) => passAccount(id)),
  ]);
  return balanceAt(
    reads.now,
    heldIn(own),
    passes.map((pass, at) => creditOf(pass, heldIn(held[at]))),
  );
}

/** A registration's balance as it stood at a past moment. A pass that had expired by then counts for nothing. */
export async function registrationBalanceAsOf(reads: TenantReads, registrationId: string, moment: Date): Promise<number> {
  const passes = await reads.creditPassesOfRegistration.load(registrationId);
  const account = registrationAccount(registrationId);
  const codes = [account, ...passes.map(({ id }) => passAccount(id))];
  const held = await balancesAsOf(reads.em, reads.organisationId, codes, moment);
  const credits = passes.map((pass) => creditOf(pass, held.get(passAccount(pass.id)) ?? 0));
  return balanceAt(moment, held.get(account) ?? 0, credits);
}

const creditOf = ({ validUntil }: Columns<Pass>, heldMinor: number): HeldCredit => ({
  validUntil: validUntil ?? null,
  heldMinor,
});

/** The loaded balance of an account; 0 when it does not exist. @throws the error of a failed load */
function heldIn(account: { balance: number } | null | undefined | Error): number {
  if (account instanceof Error) throw account;
  return account?.balance ?? 0;
}

async function leftOn(reads: TenantReads, pass: Columns<Pass>): Promise<number> {
  if (pass.kind === 'TIME' || isExpired({ validUntil: pass.validUntil ?? null }, reads.now)) return 0;
  const account = pass.kind === 'CREDIT' ? passAccount(pass.id) : entriesAccount(pass.id);
  return (await reads.balances.load(account))?.balance ?? 0;
}
