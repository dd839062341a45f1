import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Context } from '../../context.js';
import { beforeDeadline } from '../../faults.js';
import { COMPILE_AFTER_EXECUTIONS, COMPILED_DOCUMENTS_MAX, COMPILED_OPERATIONS_MAX, MUTATIONS_TIME_PART } from '../limits.js';
import { isReadAlike } from './compilable.js';
import { defaultsOf } from './input-defaults.js';
import { namedIn } from './named.js';

export interface Operation {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
  context: Context;
  /** The event, when the answer is that of a subscription. */
  rootValue?: unknown;
}

interface Known {
  executions: number;
  /** By operation name; null when it is interpreted. */
  compiled: Map<string, CompiledQuery | null>;
}

/**
 * Executes operations over HTTP and WebSocket within the time limit of a request, and ends the reads of each. A repeated
 * document runs as compiled code. The same text must come as the same object, which the caches of both transports ensure.
 */
export class Executor {
  /** Operations under way. */
  running = 0;
  private readonly known = new LRUCache<DocumentNode, Known>({ max: COMPILED_DOCUMENTS_MAX });

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly timeoutMs: number,
    private readonly log: Logger,
  ) {}

  /** Answers within the time of the operation, which the context knows. */
  async execute(operation: Operation): Promise<ExecutionResult> {
    const { context } = operation;
    this.running += 1;
    context.beginReads();
    context.answerUntil(context.untilMs, context.untilMs - this.timeoutMs * (1 - MUTATIONS_TIME_PART));
    try {
      const running = context.isUndecided ? this.decide(operation).then(() => this.run(operation)) : this.run(operation);
      const result = running instanceof Promise ? await this.inTime(running, context) : running;
      if (!result.errors) context.answered();
      return withHidden(result, context);
    } finally {
      this.running -= 1;
      this.endReads(context);
    }
  }

  /** Finds the organisation that the operation names, when the caller did not. Safe to repeat. */
  async decide({ context, document, variables }: Operation): Promise<void> {
    if (context.isUndecided) await beforeDeadline(context.decide(namedIn(document, variables)), context.untilMs);
  }

  private async inTime(running: Promise<ExecutionResult>, context: Context): Promise<ExecutionResult> {
    try {
      return await beforeDeadline(running, context.untilMs);
    } catch (originalError) {
      // The execution may go on in the background, so its reads must be ended too.
      const end = () => this.endReads(context);
      running.then(end, end);
      return failed(originalError);
    }
  }

  /** The pushes of a subscription, or the reason against it. */
  async subscribe(operation: Operation): Promise<AsyncIterable<unknown> | ExecutionResult> {
    const { context } = operation;
    const opening = this.open(operation);
    try {
      return await beforeDeadline(opening, context.untilMs);
    } catch (originalError) {
      // A stream that opens too late has nobody to read it.
      opening.then(
        (stream) => (Symbol.asyncIterator in stream ? stream[Symbol.asyncIterator]().return?.() : undefined),
        () => undefined,
      );
      return failed(originalError);
    }
  }

  private async open(operation: Operation): Promise<AsyncIterable<unknown> | ExecutionResult> {
    const { context } = operation;
    await this.decide(operation);
    const pushes = await createSourceEventStream(this.argumentsOf(operation)).finally(() => this.endReads(context));
    return Symbol.asyncIterator in pushes ? pushes : codedErrors(pushes, operation);
  }

  /** The answer to one push. Its reads end with it, because a stream outlives any snapshot. */
  answerTo(operation: Operation, push: unknown): Promise<ExecutionResult> {
    operation.context.answerUntil(performance.now() + this.timeoutMs);
    return this.execute({ ...operation, rootValue: push });
  }

  /** The answers to a stream of pushes, one after another. */
  answers(operation: Operation, pushes: AsyncIterable<unknown>): AsyncIterableIterator<ExecutionResult> {
    const iterator = pushes[Symbol.asyncIterator]();
    const ended: IteratorResult<ExecutionResult> = { done: true, value: undefined };
    const answers: AsyncIterableIterator<ExecutionResult> = {
      next: async (): Promise<IteratorResult<ExecutionResult>> => {
        const { done, value } = await iterator.next();
        return done ? ended : { done: false, value: await this.answerTo(operation, value) };
      },
      return: async () => {
        await iterator.return?.();
        return ended;
      },
      throw: async (fault) => {
        await iterator.return?.();
        throw fault;
      },
      [Symbol.asyncIterator]() {
        return answers;
      },
    };
    return answers;
  }

  private run(operation: Operation): ExecutionResult | Promise<ExecutionResult> {
    const compiled = this.compiled(operation);
    if (!compiled) {
      const result = execute(this.argumentsOf(operation)) as ExecutionResult | Promise<ExecutionResult>;
      // An operation that cannot begin answers at once.
      return result instanceof Promise ? result : codedErrors(result, operation);
    }
    const result = compiled.query(operation.rootValue, operation.context, operation.variables ?? {}) as
      | ExecutionResult
      | Promise<ExecutionResult>;
    return result instanceof Promise ? result.then(ownErrors) : ownErrors(result);
  }

  private compiled({ document, operationName }: Operation): CompiledQuery | null {
    let known = this.known.get(document);
    if (!known) {
      known = { executions: 0, compiled: new Map() };
      this.known.set(document, known);
    }
    const name = operationName ?? '';
    const compiled = known.compiled.get(name);
    if (compiled !== undefined) return compiled;
    known.executions += 1;
    if (known.executions <= COMPILE_AFTER_EXECUTIONS || known.compiled.size >= COMPILED_OPERATIONS_MAX) return null;
    const made = this.compile(document, operationName);
    known.compiled.set(name, made);
    return made;
  }

  private compile(document: DocumentNode, operationName: string | null | undefined): CompiledQuery | null {
    const operation = getOperationAST(document, operationName);
    if (!operation || !isReadAlike(document, operation)) return null;
    const options = { disablingCapturingStackErrors: true, useExperimentalPathBasedSkipInclude: true };
    const made = compileQuery(this.schema, document, operationName ?? undefined, options);
    if (isCompiledQuery(made)) {
      const withDefaults = defaultsOf(this.schema, operation);
      if (!withDefaults) return made;
      return { ...made, query: (root, context, variables) => made.query(root, context, withDefaults(variables ?? {})) };
    }
    this.log.warn(
      { errors: made.errors?.map((error) => error.message) },
      'An operation could not be compiled and is interpreted',
    );
    return null;
  }

  private argumentsOf({ document, operationName, variables, context, rootValue }: Operation): ExecutionArgs {
    return { schema: this.schema, document, operationName, variableValues: variables, contextValue: context, rootValue };
  }

  private endReads(context: Context): void {
    context.endReads()?.catch((error: unknown) => this.log.warn({ err: error }, 'A snapshot did not end well'));
  }
}

/** Says in the answer what its viewer may not see. */
function withHidden(result: ExecutionResult, { hidden }: Context): ExecutionResult {
  return hidden.length === 0 ? result : { ...result, extensions: { ...result.extensions, hidden } };
}

/** The answer to an operation that failed as a whole. */
export function failed(thrown: unknown): ExecutionResult {
  const originalError = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { data: null, errors: [new GraphQLError(originalError.message, { originalError })] };
}

/** Marks an error from before the execution as one of the request: of its operation name or its variables. */
function codedErrors(result: ExecutionResult, { document, operationName }: Operation): ExecutionResult {
  if (result.data !== undefined || !result.errors) return result;
  const code = getOperationAST(document, operationName) ? 'BAD_USER_INPUT' : 'OPERATION_RESOLUTION_FAILURE';
  const errors = result.errors.map((error) => {
    // Faults of subscriptions come this way too; they have a path.
    if (error.path === undefined) error.extensions.code ??= code;
    return error;
  });
  return { ...result, errors };
}

/**
 * The compiler's errors have a class of their own, without the code of the original. They do not say that the variables were
 * wrong.
 */
function ownErrors(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const code = result.data === undefined ? { code: 'BAD_USER_INPUT' } : undefined;
  return {
    ...result,
    errors: result.errors.map(({ message, path, locations, originalError, extensions }) => {
      const error = new GraphQLError(message, { path, originalError, extensions: { ...extensions, ...code } });
      return Object.defineProperty(error, 'locations', { value: locations, enumerable: true });
    }),
  };
}
