import type { Plan } from '../../../entities/enums.js';
import { basisPointsOf } from '../world/arithmetic.js';

/** The platform's share of online payments by plan, in basis points. An organisation may have another one agreed. */
export const COMMISSION_BPS: Readonly<Record<Plan, number>> = { FREE: 300, STANDARD: 300, PRO: 300 };

/** The platform's share of an organisation's online payments, in basis points. */
export function commissionBps({ plan, commissionBps }: { plan: Plan; commissionBps?: number | null | undefined }): number {
  return commissionBps ?? COMMISSION_BPS[plan];
}

/** The platform's share of one payment, in minor units. */
export const commissionMinor = basisPointsOf;
