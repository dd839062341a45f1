import type { Context } from '../../context.js';
import type { MoneyInput } from '../../schema/shared/money-input.js';
import { CAPACITY_MAX, InputCheck } from '../../services/input/index.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { currencyOf } from './reading.js';
import { isStaff } from './rights.js';

const REASON_MAX_LENGTH = 500;

/** What is wrong with an amount of money before any rule looks at it. */
export async function checkAmount(
  context: Context,
  field: string,
  amount: MoneyInput,
  smallest: 'POSITIVE' | 'ZERO_TOO',
): Promise<Refusal[]> {
  const check = new InputCheck(await currencyOf(context));
  if (smallest === 'POSITIVE') check.positiveAmount(field, amount);
  else check.amount(field, amount);
  return check.refusals;
}

export function checkCapacity(capacity: number | null): Refusal[] {
  const check = new InputCheck('');
  if (capacity !== null) check.integer('capacity', capacity, 1, CAPACITY_MAX);
  return check.refusals;
}

/** A reason that staff may give, and nobody else, as it is to be kept. */
export function checkReason(
  field: string,
  text: string | null | undefined,
  { viewer }: Context,
): { reason: string | null; refusals: Refusal[] } {
  if (text === null || text === undefined) return { reason: null, refusals: [] };
  const check = new InputCheck('');
  if (!isStaff(viewer)) check.invalid(field, 'UNEXPECTED');
  const reason = check.text(field, text, REASON_MAX_LENGTH);
  if (reason === '') check.invalid(field, 'REQUIRED');
  return { reason, refusals: check.refusals };
}

/** A change has to change something. */
export function checkSomething(field: string, ...values: unknown[]): Refusal[] {
  const check = new InputCheck('');
  if (values.every((value) => value === null || value === undefined)) check.invalid(field, 'REQUIRED');
  return check.refusals;
}
