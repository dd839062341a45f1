import type { GraphQLSchema } from 'graphql';
import { type AccessRule, type Audience, accessTable, type Reach } from '../src/resolvers/shared/access.js';

/** The columns, from who may do most to who may do least. */
const AUDIENCES: readonly Audience[] = ['OWNER', 'MANAGER', 'RECEPTIONIST', 'INSTRUCTOR', 'CUSTOMER', 'PERSON', 'PUBLIC'];
const CELLS: Readonly<Record<Reach, string>> = { ALL: 'all', OWN: 'own', PUBLISHED: 'public' };
const NOTHING = '–';

const LEGEND = `# Who may do what

Made from the rules in the code by \`npm run codegen\`; a test tries every cell, in one's own organisation and in another one.

| cell     | what is reached                                                                                                       |
| -------- | --------------------------------------------------------------------------------------------------------------------- |
| \`all\`    | everything of the organisation                                                                                        |
| \`own\`    | what is theirs: of a customer and their attendees, of an instructor's own groups, of the person who signed in         |
| \`public\` | what the organisation publishes                                                                                       |
| \`–\`      | nothing: null where the answer may be null, else \`UNAUTHENTICATED\` for who did not sign in and \`FORBIDDEN\` for others |

PERSON is somebody who signed in and is nobody at the organisation; PUBLIC did not sign in. A key is a program's: it may use a field when it carries
the scope, and \`any\` key may use what everybody may; what it is shown of people, bookings and sales needs the scopes of those besides. Whatever
the cell, nothing of another organisation is ever reached.
`;

/** docs/access.md: every root field with its rule, in tables that a person can read and a test parses. */
export function accessDocument(schema: GraphQLSchema): string {
  const table = accessTable(schema);
  const sections = (['Query', 'Mutation', 'Subscription'] as const).map((operation) => {
    const rows = table.filter((row) => row.operation === operation).sort((one, other) => (one.field < other.field ? -1 : 1));
    return `## ${TITLES[operation]}\n\n${formatted([HEAD, ...rows.map(({ field, rule }) => [`\`${field}\``, ...cells(rule ?? {})])])}`;
  });
  return [LEGEND, ...sections].join('\n');
}

const TITLES = { Query: 'Queries', Mutation: 'Mutations', Subscription: 'Subscriptions' } as const;
const HEAD = ['field', ...AUDIENCES, 'key with scope'];

function cells(rule: AccessRule): string[] {
  const reaches = AUDIENCES.map((audience) => {
    const reach = rule[audience];
    return reach ? CELLS[reach] : NOTHING;
  });
  return [...reaches, rule.scope === undefined ? NOTHING : rule.scope === 'ANY' ? 'any' : `\`${rule.scope}\``];
}

/** With columns as wide as their widest cell. */
function formatted(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('');
}
