import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/** A function, or a method of a class, of a resolver file. Functions inside it are a part of it. */
export interface ResolverFunction {
  readonly file: string;
  readonly line: number;
  /** `OrdersResolver.startCheckout`, or the name of a function. */
  readonly name: string;
  readonly node: ts.Node;
  /** Lines between the braces; of an arrow function without braces, lines of its expression. */
  readonly bodyLines: number;
}

/** An imported name: the file of src that it comes from, and its name there. `*` is everything of the file. */
export interface Imported {
  readonly from: string;
  readonly name: string;
}

export interface ResolverFile {
  readonly path: string;
  readonly functions: readonly ResolverFunction[];
  readonly imports: ReadonlyMap<string, Imported>;
}

export function readResolverFile(path: string, text: string): ResolverFile {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const functions: ResolverFunction[] = [];
  const add = (name: string, node: ts.Node, body: ts.Node | undefined) => {
    if (body === undefined) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    functions.push({ file: path, line, name, node, bodyLines: linesOf(source, body) });
  };
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement)) add(statement.name?.text ?? 'default', statement, statement.body);
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (initializer && ts.isArrowFunction(initializer)) add(name.getText(source), initializer, initializer.body);
      }
    }
    if (!ts.isClassDeclaration(statement)) continue;
    for (const member of statement.members) {
      if (ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member) || ts.isAccessor(member)) {
        const name = ts.isConstructorDeclaration(member) ? 'constructor' : member.name.getText(source);
        add(`${statement.name?.text}.${name}`, ts.isConstructorDeclaration(member) ? member : member.name, member.body);
        const last = functions.at(-1);
        if (last && member.body) functions[functions.length - 1] = { ...last, node: member };
      }
    }
  }
  return { path, functions, imports: importsOf(source, path) };
}

function linesOf(source: ts.SourceFile, body: ts.Node): number {
  const first = source.getLineAndCharacterOfPosition(body.getStart(source)).line;
  const last = source.getLineAndCharacterOfPosition(body.getEnd()).line;
  return ts.isBlock(body) ? Math.max(last - first - 1, 0) : last - first + 1;
}

function importsOf(source: ts.SourceFile, path: string): Map<string, Imported> {
  const imports = new Map<string, Imported>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const specifier = statement.moduleSpecifier.text;
    const from = specifier.startsWith('.') ? join(dirname(path), specifier).replace(/\.js$/, '.ts') : specifier;
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) imports.set(bindings.name.text, { from, name: '*' });
    if (bindings && ts.isNamedImports(bindings)) {
      for (const { name, propertyName } of bindings.elements) imports.set(name.text, { from, name: (propertyName ?? name).text });
    }
  }
  return imports;
}
