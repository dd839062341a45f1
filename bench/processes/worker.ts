import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BenchError } from '../bench-error.js';
import type { Message } from './orders.js';

/** How many characters of its output a process is remembered by, for the message about its end. */
const LAST_WORDS = 2_000;

/** A process of its own that takes orders, one at a time, seen from the process that gives them. */
export class Worker<Order extends object, Result> {
  private address = '';
  private output = '';

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output = (this.output + text).slice(-LAST_WORDS);
      });
    }
  }

  /** Runs a script that calls `takeOrders`. TypeScript needs `--import tsx` among the flags. */
  static async start<Order extends object, Result>(
    script: URL,
    options: { args?: readonly string[]; nodeFlags?: readonly string[]; env?: NodeJS.ProcessEnv } = {},
  ): Promise<Worker<Order, Result>> {
    const { args = [], nodeFlags = ['--import', 'tsx'], env = process.env } = options;
    const path = fileURLToPath(script);
    const child = fork(path, [...args], { execArgv: [...nodeFlags], env, silent: true });
    const worker = new Worker<Order, Result>(path, child);
    worker.address = (await worker.nextMessage()).endpoint ?? '';
    return worker;
  }

  /** Where it answers, if it is a server. */
  get endpoint(): string {
    return this.address;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Throws when the order was not carried out, or when the process has ended. */
  async run(order: Order): Promise<Result> {
    const answered = this.nextMessage();
    this.child.send(order);
    const { fault, result } = await answered;
    if (fault !== undefined) throw new BenchError(`The load was broken off: ${fault}.`);
    return result as Result;
  }

  stop(): void {
    this.child.kill();
  }

  private nextMessage(): Promise<Message<Result>> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const heard = (message: Message<Result>) => {
        child.off('close', ended);
        resolve(message);
      };
      const ended = () => {
        child.off('message', heard);
        reject(new BenchError(`${this.name} ended before it answered: ${this.output}`));
      };
      child.once('message', heard).once('close', ended);
    });
  }
}
