import { type DocumentNode, type GraphQLSchema, getOperationAST, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

const TYPENAME = '__typename';

const known = new WeakMap<DocumentNode, Map<string, boolean>>();

/**
 * Whether an operation gives every viewer the same answer: the schema says so of each field that it names
 * (`schema/shared/same-for-all.ts`). A field without that mark counts as one whose value depends on the viewer.
 */
export function isSameForAll(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined): boolean {
  const name = operationName ?? '';
  let ofDocument = known.get(document);
  if (!ofDocument) {
    ofDocument = new Map();
    known.set(document, ofDocument);
  }
  const before = ofDocument.get(name);
  if (before !== undefined) return before;
  const isSame = namesOnlyMarkedFields(schema, document, operationName);
  ofDocument.set(name, isSame);
  return isSame;
}

/** All fragments of the document count, also those that the operation does not use. */
function namesOnlyMarkedFields(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined): boolean {
  const meant = getOperationAST(document, operationName);
  if (!meant) return false;
  const types = new TypeInfo(schema);
  let isSame = true;
  const visitor = visitWithTypeInfo(types, {
    Field: ({ name }) => {
      if (name.value !== TYPENAME && types.getFieldDef()?.extensions.sameForAll !== true) isSame = false;
    },
  });
  for (const definition of document.definitions)
    if (definition === meant || definition.kind === Kind.FRAGMENT_DEFINITION) visit(definition, visitor);
  return isSame;
}
