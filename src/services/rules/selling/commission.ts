import type { Plan } from '../../../entities/enums.js';

const BPS = 10_000;

/** The platform's share of online payments by plan, in basis points, unless something else was agreed with an organisation. */
export const COMMISSION_BPS: Readonly<Record<Plan, number>> = { FREE: 300, STANDARD: 300, PRO: 300 };

/** What an organisation gives of each online payment, in basis points. */
export function commissionBps({ plan, commissionBps }: { plan: Plan; commissionBps?: number | null | undefined }): number {
  return commissionBps ?? COMMISSION_BPS[plan];
}

/** A part of an amount in basis points, rounded half up to the minor unit. In whole numbers all the way: the product may pass 2^53. */
export function commissionMinor(amountMinor: number, bps: number): number {
  return Number((BigInt(amountMinor) * BigInt(bps) + BigInt(BPS / 2)) / BigInt(BPS));
}
