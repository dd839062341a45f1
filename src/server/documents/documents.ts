import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { Fault } from '../../faults.js';
import {
  type Asker,
  type Bounds,
  type DocumentLimits,
  PARSED_DOCUMENTS_MAX,
  VALIDATION_ERRORS_MAX,
  VALUE_DEPTH_MAX,
} from '../limits.js';
import { weigh } from './cost.js';
import { overlapsTooOften } from './overlap.js';
import { brokenShape, nestsTooDeep } from './shape.js';
import type { TrustedDocuments } from './trusted-documents.js';

export type Variables = Readonly<Record<string, unknown>>;

interface Verdict {
  readonly errors: readonly GraphQLError[];
  /** With the largest pages. */
  readonly weight: Bounds;
  /** Whether its cost depends on the page sizes in its variables. */
  readonly isCostOpen: boolean;
  /** The reasons against executing it for anybody but an API key. */
  readonly introspection: readonly GraphQLError[];
}

/** In fields, as `extensions.cost` tells it. */
export interface Cost {
  readonly requested: number;
  readonly limit: number;
}

export interface DocumentsOptions {
  schema: GraphQLSchema;
  limits: DocumentLimits;
  /** Suggestions in messages. */
  isDevelopment: boolean;
  /** Whether everybody may ask for the schema. If not, API keys may. As `isDevelopment` when left out. */
  isIntrospectable?: boolean;
  /** When set, no other documents are executed. */
  trusted?: TrustedDocuments | undefined;
}

const ACCEPTED: readonly GraphQLError[] = [];

/**
 * Decides for every document whether it is executed, over HTTP and WebSocket alike. Each text is checked once. Limits come
 * before validation, because validating an unlimited document is an attack in itself.
 */
export class Documents {
  private readonly verdicts = new WeakMap<DocumentNode, Verdict>();
  private readonly parsed = new LRUCache<string, DocumentNode>({ max: PARSED_DOCUMENTS_MAX });

  constructor(private readonly options: DocumentsOptions) {}

  /** The same document for the same text. Throws a GraphQLError for an invalid or too long text. */
  parse(text: string): DocumentNode {
    const known = this.parsed.get(text);
    if (known) return known;
    const document = parsed(text, this.options.limits.maxQueryTokens);
    this.parsed.set(text, document);
    return document;
  }

  /** The reasons against executing a document with these variables, for any caller; empty for none. */
  refusals(document: DocumentNode, variables: Variables | null | undefined): readonly GraphQLError[] {
    const verdict = this.verdict(document);
    if (verdict.errors.length > 0) return verdict.errors;
    if (variables && nestsTooDeep(variables))
      return [refusal(`Variables are nested at most ${VALUE_DEPTH_MAX} deep.`, 'BAD_USER_INPUT')];
    return ACCEPTED;
  }

  /** The reasons that an accepted document is too much for the one who asks; empty for none. */
  excess(document: DocumentNode, variables: Variables | null | undefined, asker: Asker): readonly GraphQLError[] {
    const { depth, cost } = this.options.limits.bounds[asker];
    const { weight, introspection } = this.verdict(document);
    if (introspection.length > 0 && asker !== 'KEY') return introspection;
    if (weight.depth > depth) return [tooDeep(depth)];
    if (weight.cost <= cost) return ACCEPTED;
    const asked = this.costOf(document, variables);
    return asked > cost ? [tooDear(asked, cost)] : ACCEPTED;
  }

  /** The cost of an accepted document with these variables, and the most that its caller may ask for at a time. */
  costFor(document: DocumentNode, variables: Variables | null | undefined, asker: Asker): Cost {
    return { requested: this.costOf(document, variables), limit: this.options.limits.bounds[asker].cost };
  }

  private costOf(document: DocumentNode, variables: Variables | null | undefined): number {
    const { weight, isCostOpen } = this.verdict(document);
    return isCostOpen ? weigh(this.options.schema, document, variables ?? {}).cost : weight.cost;
  }

  private verdict(document: DocumentNode): Verdict {
    const known = this.verdicts.get(document);
    if (known) return known;
    const verdict = this.judge(document);
    this.verdicts.set(document, verdict);
    return verdict;
  }

  private judge(document: DocumentNode): Verdict {
    const { schema, limits, isDevelopment, isIntrospectable = isDevelopment, trusted } = this.options;
    const broken = brokenShape(document, limits);
    if (broken !== undefined) return refused([refusal(broken)]);
    if (trusted && !trusted.holds(document)) return refused([untrusted()]);
    const { cost, depth, isFixed } = weigh(schema, document);
    // Nobody may ask for so much, so nothing is spent on finding out who asks.
    const bounds = Object.values(limits.bounds);
    const largest: Bounds = {
      depth: Math.max(...bounds.map((bound) => bound.depth)),
      cost: Math.max(...bounds.map((bound) => bound.cost)),
    };
    if (depth > largest.depth) return refused([tooDeep(largest.depth)]);
    if (isFixed && cost > largest.cost) return refused([tooDear(cost, largest.cost)]);
    if (overlapsTooOften(document)) return refused([refusal('The document asks for the same fields in one place too often.')]);
    const found = (rules: readonly ValidationRule[]) =>
      validate(schema, document, rules, { hideSuggestions: !isDevelopment, maxErrors: VALIDATION_ERRORS_MAX }).map(invalid);
    const introspection = isIntrospectable ? [] : found([NoSchemaIntrospectionCustomRule]);
    return { errors: found(specifiedRules), weight: { depth, cost }, isCostOpen: !isFixed, introspection };
  }
}

const tooDeep = (most: number): GraphQLError => refusal(`Fields are nested at most ${most} deep.`);

const tooDear = (cost: number, most: number): GraphQLError =>
  refusal(`This costs about ${cost}, and at most ${most} is answered at a time. Ask for shorter lists or fewer fields.`);

function parsed(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) throw withCode(error, 'GRAPHQL_PARSE_FAILED');
    // The parser recurses: a text that nests deep enough would overflow the stack.
    if (error instanceof RangeError) throw refusal('The document is nested too deep.', 'GRAPHQL_PARSE_FAILED');
    throw error;
  }
}

const refused = (errors: readonly GraphQLError[]): Verdict => ({
  ...{ errors, introspection: [] },
  ...{ weight: { depth: 0, cost: 0 }, isCostOpen: false },
});

function refusal(message: string, code = 'GRAPHQL_VALIDATION_FAILED'): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}

function untrusted(): GraphQLError {
  const fault = new Fault(
    'FORBIDDEN',
    'This server executes known documents only: send the hash of one of them as `documentId`.',
  );
  return new GraphQLError(fault.message, { originalError: fault, extensions: { code: fault.code, http: { status: 403 } } });
}

const invalid = (error: GraphQLError): GraphQLError => withCode(error, 'GRAPHQL_VALIDATION_FAILED');

function withCode({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, extensions: { code, http: { status: 400 } } });
}
