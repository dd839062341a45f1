const PLAIN = /^[\w:.+-]+$/;

/**
 * A PostgreSQL array literal. The driver's own conversion quotes and escapes every element, which shows at ten thousand elements
 * a batch; ids, codes, numbers and moments need no quotes, and what does need them gets them.
 */
export function pgArray(values: readonly (string | number | boolean | Date | null)[]): string {
  let literal = '{';
  for (let i = 0; i < values.length; i++) {
    if (i > 0) literal += ',';
    literal += element(values[i] ?? null);
  }
  return `${literal}}`;
}

function element(value: string | number | boolean | Date | null): string {
  if (value === null) return 'NULL';
  if (value instanceof Date) return `"${value.toISOString()}"`;
  if (typeof value !== 'string') return String(value);
  if (PLAIN.test(value) && value.toUpperCase() !== 'NULL') return value;
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
