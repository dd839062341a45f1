import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { BenchError } from './bench-error.js';

const START_TIMEOUT_MS = 30_000;

interface Options {
  /** For a profile, for example. */
  readonly nodeFlags?: readonly string[];
  /** Without jobs no books are closed, a minute after the start. */
  readonly doesJobs?: boolean;
}

/** The server as it runs in production: compiled, in a process of its own, on a database from outside. */
export class BenchServer {
  private output = '';

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
  }

  static async start(databaseUrl: string, options: Options = {}): Promise<{ server: BenchServer; endpoint: string }> {
    const { nodeFlags = [], doesJobs = true } = options;
    await compile();
    const env = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      ENV_FILE: 'off',
      JOBS: doesJobs ? 'on' : 'off',
      AUTH_SECRET: 'a secret that lasts as long as the bench',
      // No code is sent in a bench.
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'bench@localhost',
      // Requests are counted as always. The limit is never reached.
      RATE_LIMIT_VIEWER_PER_MINUTE: '1000000000',
      RATE_LIMIT_ADDRESS_PER_MINUTE: '1000000000',
    };
    const child = spawn(process.execPath, [...nodeFlags, 'dist/src/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const server = new BenchServer(child);
    return { server, endpoint: await server.ready() };
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Throws if it does not end by itself with code 0, or has complained meanwhile. */
  async stop(): Promise<void> {
    const ended = new Promise<number | null>((done) => this.child.once('close', done));
    this.child.kill('SIGTERM');
    const code = await ended;
    if (code !== 0) throw new BenchError(`The server ended with code ${code}: ${this.output}`);
  }

  private async ready(): Promise<string> {
    for (const until = Date.now() + START_TIMEOUT_MS; Date.now() < until; await sleep(20)) {
      const endpoint = /answers at (\S+)/.exec(this.output)?.[1];
      if (endpoint) return endpoint;
      if (this.child.exitCode !== null) break;
    }
    this.child.kill('SIGKILL');
    throw new BenchError(`The server did not start: ${this.output}`);
  }
}

/** Types are checked by `npm run check`; here only the code is wanted. */
async function compile(): Promise<void> {
  await promisify(execFile)(process.execPath, [
    resolve('node_modules/typescript/bin/tsc'),
    '--project',
    'tsconfig.build.json',
    '--noCheck',
  ]);
}
