import type { Pass } from '../../entities/index.js';
import { entriesAccount, passAccount, registrationAccount } from '../ledger/index.js';
import type { PassStatus } from '../passes/rules.js';
import { isExpired, passStatus } from '../passes/rules.js';
import type { TenantReads } from './tenant-reads.js';

export interface PassFigures {
  status: PassStatus;
  /** CREDIT only. */
  creditLeftMinor: number | null;
  /** ENTRY only. */
  entriesLeft: number | null;
}

/** What is left on a pass and the state that follows from it. Nothing is left on an expired pass, whether or not the ledger was told yet. */
export async function passFigures(reads: TenantReads, pass: Pass): Promise<PassFigures> {
  const left = await leftOn(reads, pass);
  return {
    status: passStatus({ kind: pass.kind, state: pass.state, validUntil: pass.validUntil ?? null }, left, reads.now),
    creditLeftMinor: pass.kind === 'CREDIT' ? left : null,
    entriesLeft: pass.kind === 'ENTRY' ? left : null,
  };
}

/** A registration's balance: that of its own account and what is left on its CREDIT passes. Minor units; below zero is debt. */
export async function registrationBalanceMinor(reads: TenantReads, registrationId: string): Promise<number> {
  const [own, passes] = await Promise.all([
    reads.balances.load(registrationAccount(registrationId)),
    reads.creditPassesOfRegistration.load(registrationId),
  ]);
  const left = await Promise.all(passes.map((pass) => leftOn(reads, pass)));
  return left.reduce((sum, minor) => sum + minor, own?.balance ?? 0);
}

async function leftOn(reads: TenantReads, pass: Pass): Promise<number> {
  if (pass.kind === 'TIME' || isExpired({ validUntil: pass.validUntil ?? null }, reads.now)) return 0;
  const account = pass.kind === 'CREDIT' ? passAccount(pass.id) : entriesAccount(pass.id);
  return (await reads.balances.load(account))?.balance ?? 0;
}
