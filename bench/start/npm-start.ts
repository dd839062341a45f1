import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { BenchError } from '../bench-error.js';
import { commandOf, familyOf } from '../processes/family.js';
import { residentBytes } from '../processes/usage.js';
import { askPage, isSame, type Page } from './page.js';

const TIMEOUT_MS = 60_000;
/** So often it is tried until somebody listens. A refused connection costs next to nothing. */
const KNOCK_MS = 3;
/** So often it is asked while the studio is being made, which must not be slowed down. */
const ASK_MS = 25;

export interface Launch {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly endpoint: string;
  readonly slug: string;
  /** The script that npm runs. */
  readonly script: string;
}

/** `npm start` in a folder, from its first moment on. */
export class NpmStart {
  private output = '';
  private readonly begun = performance.now();
  private readonly child: ChildProcess;

  constructor(private readonly launch: Launch) {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, ...launch.env };
    this.child = spawn('npm', ['start'], { cwd: launch.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
  }

  /**
   * Asks until there is an answer with the whole page. Until a first start says that it is ready, a studio is asked for that is
   * not there: the server remembers for some seconds what it has looked for in vain.
   */
  async answered(known?: Page): Promise<{ firstMs: number; wholeMs: number; page: Page }> {
    const { endpoint, slug } = this.launch;
    for (let firstMs = 0; ; ) {
      const isReady = known !== undefined || this.output.includes(' answers at ');
      const answer = await askPage(endpoint, isReady ? slug : `no-${slug}`);
      const ms = performance.now() - this.begun;
      if (answer !== 'closed') firstMs ||= ms;
      if (typeof answer === 'object') {
        if (known && !isSame(known, answer)) throw new BenchError(`The page has changed: ${JSON.stringify(answer)}`);
        return { firstMs, wholeMs: ms, page: answer };
      }
      if (this.child.exitCode !== null || ms > TIMEOUT_MS) throw new BenchError(`npm start gave no page: ${this.output}`);
      await sleep(answer === 'closed' ? KNOCK_MS : ASK_MS);
    }
  }

  /** The memory of the server's own process. */
  async residentBytes(): Promise<number> {
    return residentBytes(await this.serverPid());
  }

  async stop(): Promise<void> {
    const ended = new Promise<number | null>((done) => this.child.once('close', done));
    process.kill(await this.serverPid(), 'SIGTERM');
    const code = await ended;
    if (code !== 0) throw new BenchError(`npm start ended with code ${code}: ${this.output}`);
  }

  private async serverPid(): Promise<number> {
    for (const pid of await familyOf(this.child.pid ?? 0)) if ((await commandOf(pid)).includes(this.launch.script)) return pid;
    throw new BenchError(`npm start runs no server: ${this.output}`);
  }
}
