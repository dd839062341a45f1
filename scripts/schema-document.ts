import {
  type GraphQLSchema,
  isIntrospectionType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printType,
} from 'graphql';

/**
 * schema.graphql: the root types first, then all others by name. Root fields are sorted too, so that the order of imports in the code
 * never shows in the document; the fields of all other types keep the order in which they were written.
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
  return `${[...roots, ...others].map(printType).join('\n\n')}\n`;
}
