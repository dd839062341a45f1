import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import {
  LIST_SIZE_ASSUMED,
  MUTATION_COST,
  NESTED_SELECTIONS_MAX,
  OPERATION_COST,
  PAGE_SIZE_MAX,
  PAGE_SIZE_USUAL,
} from '../limits.js';

type Variables = Readonly<Record<string, unknown>>;

export interface Weight {
  /** Fields that would be resolved, with lists as long as requested, and what an operation costs besides. */
  readonly cost: number;
  /** Nested fields. */
  readonly depth: number;
}

const NOTHING: Weight = { cost: 0, depth: 0 };

/**
 * The cost of a document: that of its most expensive operation. Without `variables` each page counts as the largest possible.
 * `isFixed`: the variables make no difference. Introspection counts as one field, because it reads no data and validation
 * bounds it.
 */
export function weigh(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables?: Variables,
): Weight & { readonly isFixed: boolean } {
  const scales = new Scales(schema, document, variables);
  let { cost, depth } = NOTHING;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const weight = scales.operation(definition);
    cost = Math.max(cost, weight.cost);
    depth = Math.max(depth, weight.depth);
  }
  return { cost, depth, isFixed: scales.isFixed };
}

class Scales {
  isFixed = true;
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  /** By fragment and page size. A fragment under way counts as empty: validation refuses a cycle, which only has to end here. */
  private readonly weighed = new Map<string, Weight>();
  private defaults: Variables = {};

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Variables | undefined,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  operation({ operation, selectionSet, variableDefinitions }: OperationDefinitionNode): Weight {
    this.weighed.clear();
    this.defaults = Object.fromEntries(
      (variableDefinitions ?? []).map(({ variable, defaultValue }) => [
        variable.name.value,
        defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined,
      ]),
    );
    const { cost, depth } = this.selections(selectionSet, this.schema.getRootType(operation), undefined, 1);
    const changes = operation === 'mutation' ? MUTATION_COST * selectionSet.selections.length : 0;
    return { cost: OPERATION_COST + cost + changes, depth };
  }

  private selections(
    set: SelectionSetNode,
    parent: GraphQLNamedType | null | undefined,
    page: number | undefined,
    nested: number,
  ) {
    let { cost, depth } = NOTHING;
    if (nested > NESTED_SELECTIONS_MAX) return { cost: Number.POSITIVE_INFINITY, depth: nested };
    for (const selection of set.selections) {
      let weight: Weight;
      if (selection.kind === Kind.FIELD) weight = this.field(selection, parent, page, nested);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) weight = this.spread(selection.name.value, page, nested);
      else {
        const condition = selection.typeCondition?.name.value;
        const type = condition === undefined ? parent : this.schema.getType(condition);
        weight = this.selections(selection.selectionSet, type, page, nested + 1);
      }
      cost += weight.cost;
      depth = Math.max(depth, weight.depth);
    }
    return { cost, depth };
  }

  private spread(name: string, page: number | undefined, nested: number): Weight {
    const key = `${name} ${page ?? ''}`;
    const known = this.weighed.get(key);
    if (known) return known;
    const fragment = this.fragments.get(name);
    if (!fragment) return NOTHING;
    this.weighed.set(key, NOTHING);
    const type = this.schema.getType(fragment.typeCondition.name.value);
    const weight = this.selections(fragment.selectionSet, type, page, nested + 1);
    this.weighed.set(key, weight);
    return weight;
  }

  private field(node: FieldNode, parent: GraphQLNamedType | null | undefined, page: number | undefined, nested: number): Weight {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field || !node.selectionSet) return { cost: 1, depth: 1 };
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return { cost: 1, depth: 1 };
    const asked = this.pageSize(node, field);
    const isList = isListType(getNullableType(field.type));
    const size = isList ? (asked ?? page ?? LIST_SIZE_ASSUMED) : 1;
    // The list of a connection, one level down, is as long as the requested page.
    const child = this.selections(node.selectionSet, type, isList ? undefined : asked, nested + 1);
    return { cost: size * (1 + child.cost), depth: 1 + child.depth };
  }

  /** The number of items that the arguments ask for; undefined for other fields. */
  private pageSize(node: FieldNode, field: GraphQLField<unknown, unknown>): number | undefined {
    let size: number | undefined;
    for (const argument of field.args) {
      const isPage = argument.name === 'first' || argument.name === 'last';
      const isMany = isListType(getNullableType(argument.type)) && isListType(getNullableType(field.type));
      if (!isPage && !isMany) continue;
      const given = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
      const asked = given && this.length(given);
      const usual = typeof argument.defaultValue === 'number' ? argument.defaultValue : undefined;
      const counted = asked ?? usual;
      if (counted !== undefined) size = Math.max(size ?? 0, counted);
    }
    if (size === undefined) return field.args.some(({ name }) => name === 'first') ? PAGE_SIZE_USUAL : undefined;
    return Math.min(Math.max(size, 1), PAGE_SIZE_MAX);
  }

  private length(value: ValueNode): number | undefined {
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind === Kind.LIST) return value.values.length;
    if (value.kind !== Kind.VARIABLE) return undefined;
    this.isFixed = false;
    if (!this.variables) return PAGE_SIZE_MAX;
    const given = this.variables[value.name.value] ?? this.defaults[value.name.value];
    return Array.isArray(given) ? given.length : typeof given === 'number' ? given : undefined;
  }
}
