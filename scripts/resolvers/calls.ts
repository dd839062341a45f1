import ts from 'typescript';
import { isFromServices } from './forbidden.js';
import type { ResolverFile, ResolverFunction } from './functions.js';

/** Rooms of services that a resolver may call as often as it likes: they decide or read, and change nothing. */
const FREE_ROOMS = /^src\/services\/(?:rules|reads)\//;
/** Services that tell who calls. They change nothing of the organisation. */
const CALLER_CALLS = new Set(['viewers.forget', 'viewers.organisationBySlug', 'signIn.personOf']);

/** The calls of one function: services by name, and other functions of resolvers by the file and the name. */
export interface Calls {
  readonly services: readonly string[];
  readonly resolvers: readonly string[];
}

export const keyOf = (file: string, name: string): string => `${file} ${name}`;

export function callsOf(file: ResolverFile, { node, name: ownName }: ResolverFunction): Calls {
  const services: string[] = [];
  const resolvers: string[] = [];
  const className = ownName.includes('.') ? ownName.split('.')[0] : undefined;
  const taken = servicesTakenApart(node);
  const visit = (child: ts.Node): void => {
    if (ts.isCallExpression(child)) {
      const path = named(pathOf(child.expression), taken);
      const service = serviceOf(file, path);
      if (service !== undefined) services.push(service);
      else resolvers.push(...resolverOf(file, path, className));
    } else if (isHandedOn(child)) {
      const service = methodOf(named(pathOf(child), taken));
      if (service !== undefined) services.push(service);
    }
    ts.forEachChild(child, visit);
  };
  visitBody(node, visit);
  return { services, resolvers };
}

/** Decorators and parameters are declarations: what stands there is called when the schema is built. */
function visitBody(node: ts.Node, visit: (child: ts.Node) => void): void {
  const { body } = node as Partial<ts.FunctionLikeDeclaration>;
  if (body) visit(body);
}

/** A method that is handed on without being called here, such as `lines.map(services.selling.sellPass)`. */
const isHandedOn = (node: ts.Node): node is ts.PropertyAccessExpression =>
  ts.isPropertyAccessExpression(node) &&
  !ts.isPropertyAccessExpression(node.parent) &&
  !(ts.isCallExpression(node.parent) && node.parent.expression === node);

/** The local names of services: of `const { selling: shop } = context.services`, `shop` is `selling`. */
function servicesTakenApart(node: ts.Node): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  const visit = (child: ts.Node): void => {
    if (ts.isObjectBindingPattern(child) && isFromServices(child)) {
      for (const { name, propertyName } of child.elements) taken.set(name.getText(), (propertyName ?? name).getText());
    }
    ts.forEachChild(child, visit);
  };
  visit(node);
  return taken;
}

function named(path: string[], taken: ReadonlyMap<string, string>): string[] {
  const service = taken.get(path[0] ?? '');
  return service === undefined ? path : ['services', service, ...path.slice(1)];
}

/** `selling.sellPass` of a path over `services`; undefined for other paths, and for calls that tell who calls. */
function methodOf(path: readonly string[]): string | undefined {
  const at = path.indexOf('services');
  const called = at < 0 ? '' : path.slice(at + 1, at + 3).join('.');
  return called.includes('.') && !CALLER_CALLS.has(called) ? called : undefined;
}

/** `context.services.selling.sellPass` as a list of names; empty where the callee is no plain path. */
function pathOf(callee: ts.Expression): string[] {
  if (ts.isIdentifier(callee)) return [callee.text];
  if (callee.kind === ts.SyntaxKind.ThisKeyword) return ['this'];
  if (!ts.isPropertyAccessExpression(callee)) return [];
  const inner = pathOf(callee.expression);
  return inner.length === 0 ? [] : [...inner, callee.name.text];
}

function serviceOf({ imports }: ResolverFile, path: readonly string[]): string | undefined {
  if (path.includes('services')) return methodOf(path);
  const imported = imports.get(path[0] ?? '');
  if (!imported?.from.startsWith('src/services/') || FREE_ROOMS.test(imported.from)) return undefined;
  return path.join('.');
}

function resolverOf({ path: file, imports }: ResolverFile, path: readonly string[], className: string | undefined): string[] {
  const [first = '', second] = path;
  if (first === 'this' && second !== undefined && path.length === 2) return [keyOf(file, `${className}.${second}`)];
  const imported = imports.get(first);
  if (imported?.from.startsWith('src/resolvers/') && path.length === 1) return [keyOf(imported.from, imported.name)];
  return path.length === 1 ? [keyOf(file, first)] : [];
}
