const PLAIN = /^[\w:.+-]+$/;

/**
 * A PostgreSQL array literal. The driver's own conversion quotes and escapes every element, which shows at ten thousand elements
 * a batch; ids, codes, numbers and moments need no quotes, and what does need them gets them.
 */
export function pgArray(values: readonly (string | number | boolean | Date | null)[]): string {
  let literal = '{';
  // The moments of a column are mostly one and the same.
  let moment: Date | undefined;
  let momentText = '';
  for (let i = 0; i < values.length; i++) {
    if (i > 0) literal += ',';
    const value = values[i] ?? null;
    if (value instanceof Date) {
      if (value !== moment) momentText = `"${value.toISOString()}"`;
      moment = value;
      literal += momentText;
    } else literal += element(value);
  }
  return `${literal}}`;
}

function element(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value !== 'string') return String(value);
  if (PLAIN.test(value) && !isNull(value)) return value;
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** The text NULL, in any case, needs quotes. */
const isNull = (text: string): boolean => text.length === 4 && text.toUpperCase() === 'NULL';
