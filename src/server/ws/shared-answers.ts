import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { Context } from '../../context.js';
import { errorOf } from '../../pubsub/live-iterator.js';
import type { FormatFault } from '../documents/errors.js';
import type { Executor, Operation } from '../documents/execution.js';
import { isSameForAll } from '../documents/same-for-all.js';
import { SharedFrame } from './frame.js';

/** A failure may be over when a slow reader asks for the same push later. */
const FAILURE_KEPT_MS = 1_000;

export interface SharedAnswersOptions {
  schema: GraphQLSchema;
  executor: Pick<Executor, 'answerTo'>;
  formatFault: FormatFault;
}

/** A subscriber that waits for an answer. */
export interface Asker {
  readonly operation: Operation;
  answered(frame: SharedFrame): void;
  failed(fault: Error): void;
}

/**
 * The answers to the pushes of subscriptions. Subscribers with the same document, variables, organisation and rights get one
 * execution and one frame for each push. Their rights to the push are checked before, by the stream of each.
 */
export class SharedAnswers {
  private readonly companies = new Map<string, Company>();
  private readonly numbers = new WeakMap<DocumentNode, number>();
  private documents = 0;

  constructor(private readonly options: SharedAnswersOptions) {}

  join(operation: Operation): Company {
    const key = this.keyOf(operation);
    let company = this.companies.get(key);
    if (!company) {
      company = new Company(this.options, () => this.companies.delete(key));
      this.companies.set(key, company);
    }
    company.members += 1;
    return company;
  }

  /** How many answers a push to all of them takes. */
  get count(): number {
    return this.companies.size;
  }

  private keyOf({ document, operationName, variables, context }: Operation): string {
    const rights = isSameForAll(this.options.schema, document, operationName) ? 'ALL' : rightsOf(context);
    return JSON.stringify([
      ...[this.numberOf(document), operationName ?? '', variables ?? {}],
      ...[context.organisationId ?? '', rights],
    ]);
  }

  private numberOf(document: DocumentNode): number {
    let number = this.numbers.get(document);
    if (number === undefined) {
      this.documents += 1;
      number = this.documents;
      this.numbers.set(document, number);
    }
    return number;
  }
}

/** Everything that an answer may depend on besides the data: who asks, as what, with which scopes, in which language. */
function rightsOf({ viewer }: Context): string {
  return JSON.stringify(viewer, (_, value: unknown) => (value instanceof Set ? [...value].sort() : value));
}

/** Subscribers whose answers are the same. */
export class Company {
  members = 0;
  /** By the push: the frame, or those that wait for it. A push is one object for all streams that it goes to. */
  private readonly frames = new WeakMap<object, SharedFrame | Asker[]>();

  constructor(
    private readonly options: SharedAnswersOptions,
    private readonly dissolve: () => void,
  ) {}

  leave(): void {
    this.members -= 1;
    if (this.members === 0) this.dissolve();
  }

  /** The frame for a push. Undefined when it is being made: then the asker hears of it later. */
  frameOf(push: object, asker: Asker): SharedFrame | undefined {
    const known = this.frames.get(push);
    if (known instanceof SharedFrame) return known;
    if (known) known.push(asker);
    else void this.make(push, asker);
    return undefined;
  }

  private async make(push: object, first: Asker): Promise<void> {
    const waiting = [first];
    this.frames.set(push, waiting);
    try {
      const result = await this.options.executor.answerTo(first.operation, push);
      const frame = new SharedFrame(this.told(result));
      this.frames.set(push, frame);
      if (result.errors) setTimeout(() => this.frames.delete(push), FAILURE_KEPT_MS).unref();
      for (const asker of waiting) asker.answered(frame);
    } catch (fault) {
      this.frames.delete(push);
      for (const asker of waiting) asker.failed(errorOf(fault));
    }
  }

  private told(result: ExecutionResult): object {
    return result.errors ? { ...result, errors: result.errors.map(this.options.formatFault) } : result;
  }
}
