import { type ChildProcess, spawn } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { resolve } from 'node:path';
import { removeEmbeddedData } from '../../../src/boot/embedded-postgres/index.js';
import { makeRunFolder } from './run-folders.js';

const START_TIMEOUT_MS = 60_000;
const START = resolve('scripts/start.js');

/** A whole server in a process of its own, the way `npm start` runs it. */
export class ServerProcess {
  output = '';
  /** The part of the output that went to stderr. */
  complaints = '';
  readonly exited: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(settings: Record<string, string>) {
    const env = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TMPDIR: process.env.TMPDIR,
      PORT: '0',
      LOG_LEVEL: 'warn',
      // The developer who runs the tests may have settings of their own.
      ENV_FILE: 'off',
      ...settings,
    };
    this.child = spawn(process.execPath, [START], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
    this.child.stderr?.on('data', (text: string) => {
      this.complaints += text;
    });
    this.exited = new Promise((done) => this.child.once('close', done));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The endpoint it prints when it answers; throws with its output if it ends or takes too long. */
  async ready(): Promise<string> {
    const until = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      const endpoint = /answers at (\S+)/.exec(this.output)?.[1];
      if (endpoint) return endpoint;
      if (this.child.exitCode !== null) throw new Error(`The server ended with code ${this.child.exitCode}: ${this.output}`);
      if (Date.now() > until) throw new Error(`The server was not ready in ${START_TIMEOUT_MS} ms: ${this.output}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  /** Sends the signal and waits for the end; the exit code, or null if the signal itself ended it. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exited;
  }
}

/** An empty data folder that PostgreSQL's user may reach, and its removal. */
export async function makeDataFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await makeRunFolder('postgres');
  await chmod(folder, 0o711);
  return { folder, remove: () => removeEmbeddedData(folder) };
}
