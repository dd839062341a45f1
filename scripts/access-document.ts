import type { GraphQLSchema } from 'graphql';
import { type AccessRule, type Audience, accessTable, type Reach } from '../src/resolvers/shared/access.js';

/** The columns, from the most rights to the fewest. */
const AUDIENCES: readonly Audience[] = ['OWNER', 'MANAGER', 'RECEPTIONIST', 'INSTRUCTOR', 'CUSTOMER', 'PERSON', 'PUBLIC'];
const CELLS: Readonly<Record<Reach, string>> = { ALL: 'all', OWN: 'own', PUBLISHED: 'public' };
const NOTHING = '–';

const LEGEND = `# Access by role

\`npm run codegen\` makes this page from the rules in the code. A test tries every cell, at home and in another organisation.

| cell     | what is reached                                                                        |
| -------- | -------------------------------------------------------------------------------------- |
| \`all\`    | everything of the organisation                                                         |
| \`own\`    | a customer: their rows and their attendees'; a person: their rows                      |
|          | an instructor: their groups, and the sessions of others that they give as a substitute |
| \`public\` | the rows that the organisation publishes                                               |
| \`–\`      | nothing                                                                                |

A field that reaches nothing is null where the schema allows null. Elsewhere it is a fault:
\`UNAUTHENTICATED\` for anonymous callers, \`FORBIDDEN\` for all others.

- PERSON is signed in and has no membership at the organisation. PUBLIC is anonymous.
- A key belongs to a program. It may use a field when it carries the scope. Every key may use the fields marked \`any\`.
- A key sees people, bookings and sales only with the scopes of those.
- Rows of another organisation are never reached, whatever the cell says.
- \`own\` includes the rows that are \`public\`. An instructor also reads the whole catalogue, unpublished products too.

The tables are about the fields of queries, mutations and subscriptions. The description of a field of an object says who sees it,
as "Null for everybody but owners". For all others it is null, and \`extensions.hidden\` of the answer names it:
see [the style of the API](api-style.md#what-a-viewer-may-not-see).
`;

/** docs/access.md: every root field with its rule, in tables that a person can read and a test parses. */
export function accessDocument(schema: GraphQLSchema): string {
  const table = accessTable(schema);
  const sections = (['Query', 'Mutation', 'Subscription'] as const).map((operation) => {
    const rows = table.filter((row) => row.operation === operation).sort((one, other) => (one.field < other.field ? -1 : 1));
    const lines = rows.map(({ field, rule }) => [`\`${field}\``, ...cells(rule ?? {})]);
    return `## ${TITLES[operation]}\n\n${formatted([HEAD, ...lines])}`;
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

/** A table with columns as wide as their widest cell. */
function formatted(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('');
}
