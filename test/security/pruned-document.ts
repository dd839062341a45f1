import { type ASTNode, type DocumentNode, type FieldNode, Kind, parse, print, visit } from 'graphql';

type Path = readonly unknown[];

/** The document without the fields that these errors came from; a selection that becomes empty asks what it is. */
export function prunedDocument(query: string, paths: readonly Path[]): string {
  const refused = new Set(paths.map((path) => keyOf(path)));
  const document: DocumentNode = parse(query);
  const above: string[] = [];
  return print(
    visit(document, {
      Field: {
        enter(field) {
          above.push(responseKey(field));
          if (!refused.has(above.join('.'))) return undefined;
          above.pop();
          return null;
        },
        leave(field) {
          above.pop();
          return field;
        },
      },
      SelectionSet: { leave: (set) => (set.selections.length > 0 ? undefined : { ...set, selections: [TYPENAME] }) },
    }) as ASTNode,
  );
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const responseKey = (field: FieldNode): string => field.alias?.value ?? field.name.value;
const keyOf = (path: Path): string => path.filter((part) => typeof part === 'string').join('.');
