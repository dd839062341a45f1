import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql';

/**
 * Whether compiled code reads the operation as the specification says. graphql-jit gives null to a field of an input object that
 * is written in the document, where the variable of the field was left out: in an update that clears what should stay. So such a
 * document is interpreted. Variables that cannot be null are read alike.
 */
export function isReadAlike(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const nullable = new Set(
    (operation.variableDefinitions ?? []).flatMap(({ variable, type }) =>
      type.kind === Kind.NON_NULL_TYPE ? [] : [variable.name.value],
    ),
  );
  if (nullable.size === 0) return true;
  let isAlike = true;
  visit(document, {
    ObjectField: ({ value }) => {
      if (value.kind === Kind.VARIABLE && nullable.has(value.name.value)) isAlike = false;
    },
  });
  return isAlike;
}
