import {
  type GraphQLSchema,
  isIntrospectionType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printType,
} from 'graphql';

const COLUMNS_MAX = 130;

/**
 * schema.graphql: the root types first, then all others by name. Root fields are sorted too, so that the order of imports in the
 * code never shows in the document; the fields of all other types keep the order in which they were written.
 */
export function schemaDocument(schema: GraphQLSchema): string {
  const sorted = lexicographicSortSchema(schema);
  const roots = [sorted.getQueryType(), sorted.getMutationType(), sorted.getSubscriptionType()].filter((type) => type != null);
  const rootNames = new Set(roots.map(({ name }) => name));
  const others = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !rootNames.has(type.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const own = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  if (own.length > 0) throw new Error(`schema.graphql has no place yet for the directive @${own[0]?.name}`);
  const lines = [...roots, ...others].map(printType).join('\n\n').split('\n');
  return `${lines.map(broken).join('\n')}\n`;
}

/** Only lists of interfaces and descriptions have long lines. A description is Markdown, where a single line break is a space. */
function broken(line: string): string {
  if (line.length <= COLUMNS_MAX) return line;
  if (/^(?:type|interface) /.test(line)) return line.replace(/(?<= implements) /, '\n  & ').replaceAll(/(?<=\w) & /g, '\n  & ');
  const indent = line.slice(0, line.length - line.trimStart().length);
  const lines = [''];
  for (const word of line.trim().split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && indent.length + last.length + 1 + word.length > COLUMNS_MAX) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.map((text) => indent + text).join('\n');
}
