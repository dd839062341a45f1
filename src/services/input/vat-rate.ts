import type { Organisation } from '../../entities/index.js';
import type { InputCheck } from './input-check.js';

const VAT_MAX_BPS = 10_000;

/** The VAT rate of a product or course, in basis points. Always 0 for an organisation that does not charge VAT. */
export function checkVatRate(
  check: InputCheck,
  organisation: Pick<Organisation, 'vatPayer' | 'defaultVatBps'>,
  field: string,
  vatBps: number | null | undefined,
): number {
  if (vatBps == null) return organisation.defaultVatBps;
  if (vatBps !== 0 && !organisation.vatPayer) check.invalid(field, 'UNEXPECTED');
  return check.integer(field, vatBps, 0, VAT_MAX_BPS);
}
