import type { PassValidityInput } from '@permanentka/client';

/** Terms of a product as the API shows them: its input has the validity in an object of its own. */
export function asShown<T extends { validity?: PassValidityInput | null }>({ validity, ...terms }: T) {
  const { period, days } = validity ?? {};
  return {
    ...terms,
    ...(period ? { validityPeriod: period.length ?? null, validityStart: period.begins ?? 'PURCHASE' } : {}),
    ...(days ? { validityPeriod: null, fixedFrom: days.fromOn ?? null, fixedUntil: days.untilOn ?? null } : {}),
  };
}
