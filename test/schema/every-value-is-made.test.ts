import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLEnumType,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { readChange } from '../../src/services/platform/command-line.js';

/** The schema promises nothing: each value of an enum that it shows is one that the source makes, or that a caller sends. */

const schema = buildServedSchema();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

/** Where the values of each enum are made: files or rooms of src. */
const MADE_IN: Record<string, string[]> = {
  AuditActorKind: ['resolvers/audit/audit.ts'],
  AuditKind: ['migrations', 'services/rules/world/audit.ts'],
  BookingStatus: ['services/rules'],
  ClashKind: ['services/reads/clashes.ts'],
  ErrorCode: ['services'],
  InvalidInputReason: ['services'],
  InvitationProblem: ['services/people/accept-invitation.ts'],
  OnlinePayments: ['services/people/organisations.ts', 'services/payments/stripe/provider.ts'],
  OnlineSaleProblem: ['services/rules/world/online-payments.ts', 'services/rules/selling/gates.ts'],
  OrderChannel: ['services/rules/commands', 'services/selling/selling.ts'],
  OrderLineKind: ['services/rules/selling/lines.ts'],
  OrderStatus: ['services/rules/selling', 'services/payments/shared', 'services/selling'],
  PassProblem: ['services/rules/passes/payment-plan.ts', 'services/rules/refunds'],
  PassStatus: ['services/rules/passes', 'services/rules/refunds'],
  PaymentMethod: ['services/payments', 'services/rules/refunds'],
  PaymentProviderKind: ['services/payments'],
  PaymentStatus: ['services/rules/passes/figures.ts'],
  PromoCodeProblem: ['services/rules/selling/promo.ts'],
  ReceiptKind: ['services/rules'],
  ReceiptMethod: ['services/payments', 'services/rules/refunds'],
  Referent: ['services'],
  RefundOrigin: ['services/rules/commands', 'services/payments/shared/refunds.ts'],
  RefundStatus: ['services/rules/refunds', 'services/rules/commands'],
  SessionStatus: ['services/catalogue/sessions.ts', 'services/rules/commands'],
  StatementEvent: ['services/ledger'],
  ViewerKind: ['services/callers'],
};

/** Values that come from an enum which callers send. */
const SENT_AS: Record<string, string[]> = {
  PaymentMethod: ['DeskPaymentMethod'],
  ReceiptMethod: ['DeskPaymentMethod', 'RefundMethod'],
};

/** Values that nobody sends and nothing in the source writes, each with its reason. */
const OTHERWISE: Record<string, string> = { Plan: 'the operator of an installation sets it on the command line' };

const enumOf = (name: string): GraphQLEnumType => {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new Error(`${name} is no enum`);
  return type;
};
const namesOf = (type: GraphQLEnumType) => type.getValues().map(({ name }) => name);

/** The enums of the fields of objects and interfaces. */
const shown = [
  ...new Set(
    types
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) => Object.values(type.getFields()).map((field) => getNamedType(field.type)))
      .filter(isEnumType),
  ),
];

function enumsIn(type: GraphQLInputType): string[] {
  const named = getNamedType(type);
  if (isEnumType(named)) return [named.name];
  return isInputObjectType(named) ? Object.values(named.getFields()).flatMap((field) => enumsIn(field.type)) : [];
}

/** The enums that mutations take: what a caller sends is stored. */
const sent = new Set(
  Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ args }) => args.flatMap(({ type }) => enumsIn(type))),
);

const filesOf = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesOf(join(path, name))) : [path];

/** Texts in a file that make a value: no types, no comparisons, no declarations of a set and no members of one that is asked. */
function madeIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const made: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && isMade(node, node.text)) made.push(node.text);
    if (ts.isPropertyAccessExpression(node) && isMade(node, node.name.text)) made.push(node.name.text);
    // Statements name values too. Those of migrations write them, and that of a statement of account selects one.
    if (/migrations|ledger.statement/.test(path) && 'text' in node && typeof node.text === 'string')
      made.push(...[...node.text.matchAll(/'(\w+)'/g)].map(([, value = '']) => value));
    ts.forEachChild(node, walk);
  };
  walk(source);
  return made;
}

const COMPARISONS = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]);

function isMade(node: ts.Expression, text: string): boolean {
  const { parent } = node;
  if (ts.isLiteralTypeNode(parent) || ts.isCaseClause(parent)) return false;
  if (ts.isBinaryExpression(parent) && COMPARISONS.has(parent.operatorToken.kind)) return false;
  if (ts.isPropertyAssignment(parent) && ts.isIdentifier(parent.name) && parent.name.text === text) return false;
  if (!ts.isArrayLiteralExpression(parent)) return true;
  return !ts.isNewExpression(parent.parent) && !ts.isPropertyAccessExpression(parent.parent);
}

describe('every value of an enum', () => {
  const known = new Map<string, Set<string>>();
  const madeAt = (place: string): Set<string> => {
    const found = known.get(place) ?? new Set(filesOf(join('src', place)).flatMap(madeIn));
    known.set(place, found);
    return found;
  };

  it.each(shown.map((type) => [type.name, type] as const).sort())('can come about where fields show a %s', (name, type) => {
    if (sent.has(name) || name in OTHERWISE) return;
    const fromCallers = (SENT_AS[name] ?? []).flatMap((other) => (sent.has(other) ? namesOf(enumOf(other)) : []));
    const isMadeSomewhere = (value: unknown) => MADE_IN[name]?.some((place) => madeAt(place).has(String(value)));
    const promised = type.getValues().filter(({ value }) => !fromCallers.includes(value) && !isMadeSomewhere(value));
    expect(promised.map((value) => `${name}.${value.name}`)).toEqual([]);
  });

  it('the list of exceptions is checked, and nothing is excused that callers send by now', () => {
    const unexplained = shown.map(({ name }) => name).filter((name) => !sent.has(name) && !(name in OTHERWISE));
    expect(unexplained.sort()).toEqual(Object.keys(MADE_IN).sort());
    expect(Object.keys(OTHERWISE)).toEqual(['Plan']);
    for (const plan of namesOf(enumOf('Plan')))
      expect(readChange(['set-plan', 'vlnka', plan])).toMatchObject({ change: { kind: 'SET_PLAN', plan } });
  });
});

describe('descriptions', () => {
  it('name nothing that does not happen yet', () => {
    const texts = types.flatMap((type) => [
      type.description,
      ...(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields()).map(({ description }) => description)
        : []),
      ...(isEnumType(type) ? type.getValues().map(({ description }) => description) : []),
    ]);
    expect(
      texts.filter((text) =>
        /\b(?:nothing sets|not used|always (?:0|null|empty)|not (?:yet )?implemented|no \w+ (?:can|has) .*\byet)\b/i.test(
          text ?? '',
        ),
      ),
    ).toEqual([]);
  });
});
