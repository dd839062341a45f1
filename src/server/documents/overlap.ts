import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { EXPANDED_SELECTIONS_MAX, FIELD_PAIRS_MAX, NESTED_SELECTIONS_MAX } from '../limits.js';

/**
 * Whether too many fields of one name meet in one place. Validation compares each pair and everything below it, which takes
 * seconds for a few thousand tokens. Counting the pairs is cheap.
 */
export function overlapsTooOften(document: DocumentNode): boolean {
  const overlap = new Overlap(document);
  return document.definitions.some(
    (definition) => 'selectionSet' in definition && definition.selectionSet && overlap.isTooMuch([definition.selectionSet], 1),
  );
}

class Overlap {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private selections = 0;
  private pairs = 0;

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  /** Counts the fields of one place, then those of the places below it. */
  isTooMuch(place: readonly SelectionSetNode[], nested: number): boolean {
    if (nested > NESTED_SELECTIONS_MAX) return true;
    const fields = new Map<string, { times: number; below: SelectionSetNode[] }>();
    const spread = new Set<string>();
    const gather = ({ selections }: SelectionSetNode, depth: number): boolean => {
      if (depth > NESTED_SELECTIONS_MAX) return true;
      for (const selection of selections) {
        this.selections += 1;
        if (this.selections > EXPANDED_SELECTIONS_MAX || this.pairs > FIELD_PAIRS_MAX) return true;
        if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value;
          const field = fields.get(name) ?? { times: 0, below: [] };
          fields.set(name, field);
          this.pairs += field.times;
          field.times += 1;
          if (selection.selectionSet) field.below.push(selection.selectionSet);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          if (gather(selection.selectionSet, depth + 1)) return true;
        } else if (!spread.has(selection.name.value)) {
          spread.add(selection.name.value);
          const fragment = this.fragments.get(selection.name.value);
          if (fragment && gather(fragment.selectionSet, depth + 1)) return true;
        }
      }
      return false;
    };
    if (place.some((set) => gather(set, nested))) return true;
    return [...fields.values()].some(({ below }) => below.length > 0 && this.isTooMuch(below, nested + 1));
  }
}
