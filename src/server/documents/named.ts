import { type DocumentNode, Kind, visit } from 'graphql';
import type { Named } from '../../context.js';

/** A limit on the search, far above the number of ids in a real operation. */
const TEXTS_MAX = 1_000;
const SLUG_ARGUMENT = 'slug';

interface Literals {
  texts: string[];
  slugs: string[];
  /** The variables that hold slugs, with their defaults. */
  slugVariables: { name: string; usual: string | undefined }[];
}

const literalsOfDocument = new WeakMap<DocumentNode, Literals>();

/**
 * The texts of an operation, first of its variables and then of its document. The ids among them name its organisation.
 */
export function namedIn(document: DocumentNode, variables: Readonly<Record<string, unknown>> | null | undefined): Named {
  const literals = literalsOf(document);
  const given = variables ?? {};
  const slugs = literals.slugVariables
    .map(({ name, usual }) => given[name] ?? usual)
    .filter((value) => typeof value === 'string');
  return { texts: [...textsIn(given), ...literals.texts], slugs: [...slugs, ...literals.slugs] };
}

function literalsOf(document: DocumentNode): Literals {
  const known = literalsOfDocument.get(document);
  if (known) return known;
  const literals: Literals = { texts: [], slugs: [], slugVariables: [] };
  const defaults = new Map<string, string>();
  visit(document, {
    VariableDefinition: ({ variable, defaultValue }) => {
      if (defaultValue?.kind === Kind.STRING) defaults.set(variable.name.value, defaultValue.value);
    },
    StringValue: ({ value }) => {
      if (literals.texts.length < TEXTS_MAX) literals.texts.push(value);
    },
    Argument: ({ name, value }) => {
      if (name.value !== SLUG_ARGUMENT) return;
      if (value.kind === Kind.VARIABLE)
        literals.slugVariables.push({ name: value.name.value, usual: defaults.get(value.name.value) });
      if (value.kind === Kind.STRING) literals.slugs.push(value.value);
    },
  });
  literalsOfDocument.set(document, literals);
  return literals;
}

/** The depth was limited by `shape.ts` before. */
function textsIn(variables: object): string[] {
  const texts: string[] = [];
  const look = (value: unknown): void => {
    if (texts.length >= TEXTS_MAX) return;
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) look(part);
  };
  look(variables);
  return texts;
}
