import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { BenchError } from '../bench-error.js';
import type { LoadOrder, LoadResult } from './load.js';
import type { Scenario } from './scenario.js';

interface Message {
  result?: LoadResult;
  fault?: string;
}

/** The load generator, seen from the process that gives it orders. */
export class LoadProcess {
  private constructor(private readonly child: ChildProcess) {}

  static async start(endpoint: string, scenario: Scenario): Promise<LoadProcess> {
    const child = fork(fileURLToPath(new URL('./load.ts', import.meta.url)), [endpoint, scenario.name], {
      execArgv: ['--import', 'tsx'],
    });
    await once(child, 'message');
    return new LoadProcess(child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async run(order: LoadOrder): Promise<LoadResult> {
    this.child.send(order);
    const [message] = (await once(this.child, 'message')) as [Message];
    if (!message.result) throw new BenchError(`The load was broken off: ${message.fault}.`);
    return message.result;
  }

  stop(): void {
    this.child.kill();
  }
}
