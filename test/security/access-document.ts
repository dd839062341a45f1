import { readFileSync } from 'node:fs';

export const ROLES = ['OWNER', 'MANAGER', 'RECEPTIONIST', 'INSTRUCTOR', 'CUSTOMER', 'PERSON', 'PUBLIC'] as const;
export type Column = (typeof ROLES)[number];

export interface AccessRow {
  readonly reach: Readonly<Record<Column, string>>;
  /** The scope that a key needs, `any`, or `–`. */
  readonly scope: string;
}

/** docs/access.md as it is committed, read back: what the tests hold the server to. */
export function committedAccess(): ReadonlyMap<string, AccessRow> {
  const rows = readFileSync('docs/access.md', 'utf8').matchAll(/^\| `(\w+)` +\|(.*)\|$/gm);
  return new Map(
    [...rows].flatMap(([, field = '', rest = '']) => {
      const cells = rest.split('|').map((cell) => cell.trim().replaceAll('`', ''));
      if (cells.length !== ROLES.length + 1) return [];
      const reach = Object.fromEntries(ROLES.map((role, index) => [role, cells[index] ?? ''])) as Record<Column, string>;
      return [[field, { reach, scope: cells[ROLES.length] ?? '' }]];
    }),
  );
}
