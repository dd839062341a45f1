import type { OnlinePayments, Plan } from '../../../entities/enums.js';
import { OnlineSaleProblem } from './refusals.js';

/** The facts that decide whether an organisation sells online. */
export interface OnlineSeller {
  plan: Plan;
  onlinePayments: OnlinePayments;
  /** When the operator of the installation stopped online payments; null while they run. */
  onlinePaymentsSuspendedAt?: Date | null | undefined;
  timeZone: string;
}

const PLANS_THAT_SELL_ONLINE: ReadonlySet<Plan> = new Set(['STANDARD', 'PRO']);

/** Everything that keeps an organisation from taking payments online, for whatever it sells; empty when it can. */
export function onlinePaymentProblems(organisation: OnlineSeller): OnlineSaleProblem[] {
  const problems: OnlineSaleProblem[] = [];
  if (!PLANS_THAT_SELL_ONLINE.has(organisation.plan)) problems.push(OnlineSaleProblem.PLAN_TOO_LOW);
  if (organisation.onlinePayments !== 'ACTIVE') problems.push(OnlineSaleProblem.ONLINE_PAYMENTS_INACTIVE);
  if (organisation.onlinePaymentsSuspendedAt != null) problems.push(OnlineSaleProblem.ONLINE_PAYMENTS_SUSPENDED);
  return problems;
}
