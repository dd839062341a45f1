import fc, { type Arbitrary } from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isRequiredArgument,
} from 'graphql';
import type { Garbage } from './garbage.js';

const DEPTH_MAX = 4;
const NESTED_FIELDS_MAX = 3;

export interface FuzzOperation {
  kind: 'query' | 'mutation' | 'subscription';
  field: string;
  query: string;
  variables: Record<string, unknown>;
}

interface Selection {
  text: string;
  /** Its arguments, as variables. */
  variables: { name: string; type: string; value: unknown }[];
}

/** Operations on every root field of a schema, with garbage for every argument, also of the fields below. */
export function operations(schema: GraphQLSchema, garbage: Garbage): Arbitrary<FuzzOperation> {
  const maker = new Maker(schema, garbage);
  const roots = [
    ['query', schema.getQueryType(), 4],
    ['mutation', schema.getMutationType(), 6],
    ['subscription', schema.getSubscriptionType(), 1],
  ] as const;
  return fc.oneof(
    ...roots.flatMap(([kind, type, weight]) =>
      Object.values(type?.getFields() ?? {}).map((field) => ({ weight, arbitrary: maker.operation(kind, field) })),
    ),
  );
}

class Maker {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly garbage: Garbage,
  ) {}

  operation(kind: FuzzOperation['kind'], field: GraphQLField<unknown, unknown>): Arbitrary<FuzzOperation> {
    return this.field(field, 0).map((selection) => {
      const numbered = numberVariables(selection);
      const declared = numbered.variables.map(({ name, type }) => `$${name}: ${type}`).join(', ');
      const query = `${kind}${declared && ` (${declared})`} { ${numbered.text} }`;
      // As it comes out of a request.
      const variables = Object.fromEntries(numbered.variables.map(({ name, value }) => [name, value]));
      return { kind, field: field.name, query, variables: JSON.parse(JSON.stringify(variables)) as Record<string, unknown> };
    });
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): Arbitrary<Selection> {
    return fc.tuple(this.arguments(field.args), this.selections(getNamedType(field.type), depth + 1)).map(([args, below]) => ({
      text: `${field.name}${args.text}${below.text}`,
      variables: [...args.variables, ...below.variables],
    }));
  }

  private arguments(args: readonly GraphQLArgument[]): Arbitrary<Selection> {
    if (args.length === 0) return fc.constant({ text: '', variables: [] });
    const each = args.map((argument) =>
      fc
        .tuple(fc.boolean(), this.garbage.of(argument.type, argument.name))
        .map(([wanted, value]) => ({ argument, value, given: wanted || isRequiredArgument(argument) })),
    );
    return fc.tuple(...each).map((all) => {
      const given = all.filter((one) => one.given);
      const text = given.length === 0 ? '' : `(${given.map(({ argument }) => `${argument.name}: $?`).join(', ')})`;
      return { text, variables: given.map(({ argument, value }) => ({ name: '', type: String(argument.type), value })) };
    });
  }

  private selections(type: GraphQLNamedType, depth: number): Arbitrary<Selection> {
    if (isLeafType(type)) return fc.constant({ text: '', variables: [] });
    if (isAbstractType(type)) return this.possible(type.name, depth);
    return this.ofObject(type as GraphQLObjectType, depth);
  }

  /** One of the types that it may be; what is common to all of them is always asked for. */
  private possible(name: string, depth: number): Arbitrary<Selection> {
    const type = this.schema.getType(name);
    if (!isAbstractType(type)) throw new Error(`${name} is not abstract`);
    const common = isInterfaceType(type) ? leavesOf(type.getFields()) : [];
    const one = fc.constantFrom(...this.schema.getPossibleTypes(type));
    return one.chain((member) =>
      this.ofObject(member, depth).map(({ text, variables }) => ({
        text: ` { __typename ${common.join(' ')} ... on ${member.name}${text} }`,
        variables,
      })),
    );
  }

  private ofObject(type: GraphQLObjectType, depth: number): Arbitrary<Selection> {
    const fields = type.getFields();
    const leaves = leavesOf(fields);
    const nested = Object.values(fields).filter((field) => !leaves.includes(field.name));
    // Whether a mutation was refused has to be seen.
    const always = nested
      .filter(({ name }) => name === 'errors' && depth === 1)
      .map(() => 'errors { __typename code message path }');
    const open = nested.filter(({ name }) => name !== 'errors');
    const some =
      depth >= DEPTH_MAX || open.length === 0
        ? fc.constant<Selection[]>([])
        : fc
            .uniqueArray(fc.constantFrom(...open), { maxLength: NESTED_FIELDS_MAX })
            .chain((chosen) =>
              fc.tuple(...chosen.map((field) => this.field(field, depth))).map((parts): Selection[] => [...parts]),
            );
    return some.map((chosen) => ({
      text: ` { __typename ${[...leaves, ...always, ...chosen.map(({ text }) => text)].join(' ')} }`,
      variables: chosen.flatMap(({ variables }) => variables),
    }));
  }
}

/** Fields that need no more said. */
function leavesOf(fields: Record<string, GraphQLField<unknown, unknown>>): string[] {
  const plain = Object.values(fields).filter(({ args, type }) => args.length === 0 && isLeafType(getNamedType(type)));
  return plain.map(({ name }) => name);
}

/** Each `$?` becomes the next variable. */
function numberVariables({ text, variables }: Selection): Selection {
  let next = 0;
  const named = variables.map((variable, index) => ({ ...variable, name: `v${index}` }));
  return { text: text.replaceAll('$?', () => `$v${next++}`), variables: named };
}

/** A text of which something was cut out, doubled or replaced. */
export function mangled(text: Arbitrary<string>): Arbitrary<string> {
  return fc
    .tuple(
      text,
      fc.nat(1_000),
      fc.nat(20),
      fc.constantFrom('', '{', '}', '...', '@', '$', '"', '(', ')', ':', '\u0000', '!', '#'),
    )
    .map(([whole, from, length, put]) => {
      const at = whole.length === 0 ? 0 : from % whole.length;
      return whole.slice(0, at) + put + whole.slice(at + length);
    });
}
