import {
  astFromValue,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/**
 * Puts defaults into the variables of an operation before compiled code reads them: graphql-jit takes a required variable, or a
 * required field of an input, for missing although it has a default. Undefined when the operation has neither.
 */
export function defaultsOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): ((variables: Variables) => Variables) | undefined {
  const types = new Map<string, GraphQLInputType>();
  const ownDefaults: Record<string, unknown> = {};
  for (const { variable, type, defaultValue } of operation.variableDefinitions ?? []) {
    const found = typeFromAST(schema, type);
    if (isInputType(found) && holdsDefault(found, new Set())) types.set(variable.name.value, found);
    if (isNonNullType(found) && defaultValue) ownDefaults[variable.name.value] = valueFromASTUntyped(defaultValue);
  }
  if (types.size === 0 && Object.keys(ownDefaults).length === 0) return undefined;
  return (variables) => {
    const filled: Record<string, unknown> = { ...ownDefaults, ...variables };
    for (const [name, type] of types) if (filled[name] !== undefined) filled[name] = fill(filled[name], type);
    return filled;
  };
}

const isForgotten = ({ type, defaultValue }: GraphQLInputField): boolean => isNonNullType(type) && defaultValue !== undefined;

function holdsDefault(type: GraphQLInputType, seen: Set<GraphQLInputType>): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named)) return false;
  seen.add(named);
  return Object.values(named.getFields()).some((field) => isForgotten(field) || holdsDefault(field.type, seen));
}

function fill(value: unknown, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return fill(value, type.ofType);
  if (isListType(type)) return Array.isArray(value) ? value.map((item) => fill(item, type.ofType)) : fill(value, type.ofType);
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return value;
  const filled: Record<string, unknown> = { ...value };
  for (const field of Object.values(type.getFields())) {
    if (filled[field.name] !== undefined) filled[field.name] = fill(filled[field.name], field.type);
    else if (isForgotten(field)) filled[field.name] = defaultOf(field);
  }
  return filled;
}

/** By field, as a caller would write it. */
const defaults = new WeakMap<GraphQLInputField, unknown>();

function defaultOf(field: GraphQLInputField): unknown {
  if (!defaults.has(field)) {
    const written = astFromValue(field.defaultValue, field.type);
    defaults.set(field, written ? valueFromASTUntyped(written) : field.defaultValue);
  }
  return defaults.get(field);
}
