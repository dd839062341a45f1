import ts from 'typescript';
import type { ResolverFile, ResolverFunction } from './functions.js';

const PROVIDERS_AND_MAIL = /^src\/services\/(?:payments|mail)\//;
/** Services that resolvers must not use; `Services` in src/context.ts has more. */
const SERVICES = new Set(['invitationEmails']);
const TRANSACTIONS = new Set([
  ...['begin', 'commit', 'rollback', 'transactional', 'flush', 'persist', 'persistAndFlush'],
  ...['removeAndFlush', 'nativeInsert', 'nativeUpdate', 'nativeDelete', 'upsert'],
]);

/** Uses that a resolver must not have, with the line. */
export interface Touched {
  readonly line: number;
  readonly what: string;
}

/** The imports of a payment provider or a mailer. */
export const forbiddenImports = ({ imports }: ResolverFile): string[] =>
  [...new Set([...imports.values()].map(({ from }) => from))].filter((from) => PROVIDERS_AND_MAIL.test(from));

/** The places in a function that touch a payment provider, a mailer or a transaction. */
export function forbiddenIn({ node }: ResolverFunction): Touched[] {
  const source = node.getSourceFile();
  const found: Touched[] = [];
  const touch = (at: ts.Node, what: string) =>
    found.push({ line: source.getLineAndCharacterOfPosition(at.getStart(source)).line + 1, what });
  const visit = (child: ts.Node): void => {
    if (ts.isPropertyAccessExpression(child) && SERVICES.has(child.name.text) && endsInServices(child.expression)) {
      touch(child, `services.${child.name.text}`);
    }
    if (ts.isObjectBindingPattern(child)) {
      for (const { name, propertyName } of child.elements) {
        const taken = (propertyName ?? name).getText(source);
        if (SERVICES.has(taken) && isFromServices(child)) touch(child, `services.${taken}`);
      }
    }
    if (ts.isCallExpression(child) && ts.isPropertyAccessExpression(child.expression)) {
      const { name } = child.expression;
      if (TRANSACTIONS.has(name.text)) touch(name, `${name.text}()`);
    }
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

const endsInServices = (expression: ts.Expression): boolean =>
  (ts.isIdentifier(expression) && expression.text === 'services') ||
  (ts.isPropertyAccessExpression(expression) && expression.name.text === 'services');

/** `const { invitationEmails } = context.services`, or `{ services: { invitationEmails } }`. */
export function isFromServices(pattern: ts.ObjectBindingPattern): boolean {
  const { parent } = pattern;
  if (ts.isBindingElement(parent)) return (parent.propertyName ?? parent.name).getText() === 'services';
  return ts.isVariableDeclaration(parent) && parent.initializer !== undefined && endsInServices(parent.initializer);
}
