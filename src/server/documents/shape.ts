import { type DocumentNode, Kind, type SelectionNode, type SelectionSetNode, type ValueNode } from 'graphql';
import type { DocumentLimits } from '../limits.js';
import { NAME_MAX_LENGTH, NESTED_SELECTIONS_MAX, OPERATIONS_MAX, VALUE_DEPTH_MAX } from '../limits.js';

/** The first limit that a document exceeds, as a sentence. Reads every node once, and stops at the limit. */
export function brokenShape(document: DocumentNode, limits: DocumentLimits): string | undefined {
  const shape = new Shape(limits);
  let operations = 0;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      operations += 1;
      for (const variable of definition.variableDefinitions ?? []) shape.readDirectives(variable.directives);
    } else if (definition.kind !== Kind.FRAGMENT_DEFINITION) {
      return 'A request holds operations and fragments, and no definitions of a schema.';
    }
    if (operations > OPERATIONS_MAX) return `A document holds at most ${OPERATIONS_MAX} operations.`;
    shape.readDirectives(definition.directives);
    shape.readSelections(definition.selectionSet, 1);
    if (shape.broken) return shape.broken;
  }
  return undefined;
}

class Shape {
  broken: string | undefined;
  private aliases = 0;
  private directives = 0;

  constructor(private readonly limits: DocumentLimits) {}

  readSelections({ selections }: SelectionSetNode, nested: number): void {
    if (nested > NESTED_SELECTIONS_MAX) this.refuse(`Selections are nested at most ${NESTED_SELECTIONS_MAX} deep.`);
    for (const selection of selections) {
      if (this.broken) return;
      this.readDirectives(selection.directives);
      if (nameIn(selection).length > NAME_MAX_LENGTH) this.refuse(`Names have at most ${NAME_MAX_LENGTH} characters.`);
      if (selection.kind === Kind.FIELD) {
        if (selection.alias) this.countAlias();
        for (const argument of selection.arguments ?? []) this.readValue(argument.value, 1);
      }
      if ('selectionSet' in selection && selection.selectionSet) this.readSelections(selection.selectionSet, nested + 1);
    }
  }

  readDirectives(directives: readonly { arguments?: readonly { value: ValueNode }[] }[] | undefined): void {
    if (!directives?.length) return;
    this.directives += directives.length;
    if (this.directives > this.limits.maxQueryDirectives)
      this.refuse(`A document holds at most ${this.limits.maxQueryDirectives} directives.`);
    for (const directive of directives) for (const argument of directive.arguments ?? []) this.readValue(argument.value, 1);
  }

  /** `__typename` is a field like any other here. */
  private countAlias(): void {
    this.aliases += 1;
    if (this.aliases > this.limits.maxQueryAliases)
      this.refuse(`A document holds at most ${this.limits.maxQueryAliases} aliases.`);
  }

  private readValue(value: ValueNode, depth: number): void {
    if (value.kind !== Kind.LIST && value.kind !== Kind.OBJECT) return;
    if (depth > VALUE_DEPTH_MAX) this.refuse(`Values are nested at most ${VALUE_DEPTH_MAX} deep.`);
    if (this.broken) return;
    if (value.kind === Kind.LIST) for (const item of value.values) this.readValue(item, depth + 1);
    else for (const field of value.fields) this.readValue(field.value, depth + 1);
  }

  private refuse(sentence: string): void {
    this.broken ??= sentence;
  }
}

function nameIn(selection: SelectionNode): string {
  return (selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : selection.name.value) ?? '';
}

/** Whether variables nest deeper than any input type does. Later readers recurse. */
export function nestsTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth > VALUE_DEPTH_MAX) return true;
  for (const key in value) if (nestsTooDeep((value as Record<string, unknown>)[key], depth + 1)) return true;
  return false;
}
