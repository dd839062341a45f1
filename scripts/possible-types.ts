import { type GraphQLSchema, isAbstractType } from 'graphql';

/**
 * client/src/generated/possible-types.ts: the object types of each interface, in the form that Apollo Client's `InMemoryCache`
 * takes. Without it that cache drops what a fragment on an interface selects.
 */
export function possibleTypesModule(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const lines = types.map((type) => {
    const possible = schema.getPossibleTypes(type).map(({ name }) => `    '${name}',\n`);
    return `  ${type.name}: [\n${possible.sort().join('')}  ],\n`;
  });
  return `/** The object types of each interface: \`new InMemoryCache({ possibleTypes })\` of Apollo Client takes it. */
export const possibleTypes: Record<string, string[]> = {
${lines.join('')}};
`;
}
