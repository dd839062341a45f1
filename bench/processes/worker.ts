import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BenchError } from '../bench-error.js';
import type { Message } from './orders.js';

/** A process of its own that takes orders, one at a time, seen from the process that gives them. */
export class Worker<Order extends object, Result> {
  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    /** The address that it answers at, if it is a server. */
    readonly endpoint: string,
  ) {}

  /** Runs a script that calls `takeOrders`. TypeScript needs `--import tsx` among the flags. */
  static async start<Order extends object, Result>(
    script: URL,
    options: { args?: readonly string[]; nodeFlags?: readonly string[]; env?: NodeJS.ProcessEnv } = {},
  ): Promise<Worker<Order, Result>> {
    const { args = [], nodeFlags = ['--import', 'tsx'], env = process.env } = options;
    const path = fileURLToPath(script);
    const child = fork(path, [...args], { execArgv: [...nodeFlags], env });
    const { endpoint = '' } = await nextMessage<Result>(path, child);
    return new Worker<Order, Result>(path, child, endpoint);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Throws when the order was not carried out, or when the process has ended. */
  async run(order: Order): Promise<Result> {
    const answered = nextMessage<Result>(this.name, this.child);
    this.child.send(order);
    const { fault, result } = await answered;
    if (fault !== undefined) throw new BenchError(`The load was broken off: ${fault}.`);
    return result as Result;
  }

  stop(): void {
    this.child.kill();
  }
}

function nextMessage<Result>(name: string, child: ChildProcess): Promise<Message<Result>> {
  return new Promise((resolve, reject) => {
    const left = () => {
      child.off('message', heard);
      child.off('exit', ended);
    };
    const heard = (message: Message<Result>) => {
      left();
      resolve(message);
    };
    const ended = () => {
      left();
      reject(new BenchError(`${name} ended with code ${child.exitCode} before it answered.`));
    };
    child.on('message', heard).on('exit', ended);
    if (child.exitCode !== null) ended();
  });
}
