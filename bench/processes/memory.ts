import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { BenchError } from '../bench-error.js';
import { residentBytes } from './usage.js';

const INSPECTOR_TIMEOUT_MS = 10_000;

/** A way into the memory of a Node process. Until it is used, the process runs without an inspector. */
export class MemoryProbe {
  private constructor(
    private readonly port: number,
    /** The flags that the process must be started with. */
    readonly nodeFlags: readonly string[],
  ) {}

  static async create(): Promise<MemoryProbe> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    const port = typeof address === 'object' && address ? address.port : 0;
    return new MemoryProbe(port, [`--inspect-port=127.0.0.1:${port}`, '--inspect-publish-uid=http']);
  }

  /** The memory of the process without its garbage, which may lie there for a long time while the machine has enough memory. */
  async residentBytes(pid: number): Promise<number> {
    process.kill(pid, 'SIGUSR1');
    const inspector = new WebSocket(await this.inspectorUrl());
    await once(inspector, 'open');
    const answered = once(inspector, 'message');
    inspector.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
    await answered;
    inspector.close();
    return residentBytes(pid);
  }

  private async inspectorUrl(): Promise<string> {
    let reason = 'it listed no target';
    for (const until = Date.now() + INSPECTOR_TIMEOUT_MS; Date.now() < until; await sleep(50)) {
      try {
        const listed = await fetch(`http://127.0.0.1:${this.port}/json/list`);
        const [target] = (await listed.json()) as { webSocketDebuggerUrl: string }[];
        if (target) return target.webSocketDebuggerUrl;
      } catch (error) {
        // The inspector does not listen at once.
        reason = String(error);
      }
    }
    throw new BenchError(`A process did not let its garbage be collected: ${reason}.`);
  }
}
