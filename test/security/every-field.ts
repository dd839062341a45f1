import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  print,
} from 'graphql';

/**
 * Asks for every field of every type, each type once on its way down: a document for each root field, and one for each kind of
 * node.
 */
export interface Asked {
  name: string;
  query: string;
}

export interface EveryField {
  documents: Asked[];
  /** The types whose fields are all asked for. */
  types: ReadonlySet<string>;
}

/**
 * `values` gives each required argument its value by its name, `ids` the argument `id` of a root field, `nodes` an id of every
 * kind.
 */
export function everyField(
  schema: GraphQLSchema,
  values: Record<string, unknown>,
  ids: Record<string, string>,
  nodes: Record<string, string>,
  maxDepth: number,
): EveryField {
  const types = new Set<string>();

  function argumentsOf(field: string, args: readonly GraphQLArgument[]): string {
    const required = args.filter(isRequiredArgument).map(({ name, type }) => {
      const value = name === 'id' ? ids[field] : values[name];
      if (value === undefined) throw new Error(`no value is known for the argument ${name} of ${field}`);
      const written = astFromValue(value, type);
      return `${name}: ${written ? print(written) : 'null'}`;
    });
    return required.length > 0 ? `(${required.join(', ')})` : '';
  }

  /** Aliased by its type: fields of one name may have other types elsewhere in a union. */
  function field(owner: string, { name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
    const named = getNamedType(type);
    const asked = `${owner}_${name}: ${name}${argumentsOf(name, args)}`;
    if (isLeafType(named)) return asked;
    return `${asked} { ${depth > 0 ? selectionOf(named, depth) : '__typename'} }`;
  }

  function selectionOf(type: GraphQLNamedType, depth: number): string {
    if (isAbstractType(type)) {
      return schema
        .getPossibleTypes(type)
        .map((possible) => `... on ${possible.name} { ${selectionOf(possible, depth)} }`)
        .join(' ');
    }
    if (!isObjectType(type)) throw new Error(`${type.name} cannot be selected from`);
    types.add(type.name);
    return Object.values(type.getFields())
      .map((each) => field(type.name, each, depth - 1))
      .join(' ');
  }

  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => name !== 'node' && name !== 'nodes');
  const ofRoots = roots.map((root) => ({ name: root.name, query: `{ ${field('Query', root, maxDepth)} }` }));
  const ofNodes = Object.entries(nodes).map(([type, id]) => {
    const named = schema.getType(type);
    if (!named) throw new Error(`there is no type ${type}`);
    return {
      name: `node ${type}`,
      query: `{ node(id: "${id}") { ... on ${type} { ${selectionOf(named, maxDepth)} } } nodes(ids: ["${id}"]) { __typename } }`,
    };
  });
  return { documents: [...ofRoots, ...ofNodes], types };
}

/** The names of the object types that queries can lead to. */
export function reachableTypes(schema: GraphQLSchema): Set<string> {
  const reached = new Set<string>();
  const waiting: GraphQLNamedType[] = Object.values(schema.getQueryType()?.getFields() ?? {}).map(({ type }) =>
    getNamedType(type),
  );
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    if (isAbstractType(type)) waiting.push(...schema.getPossibleTypes(type));
    if (!isObjectType(type) || reached.has(type.name)) continue;
    reached.add(type.name);
    waiting.push(...Object.values(type.getFields()).map((field) => getNamedType(field.type)));
  }
  return reached;
}
