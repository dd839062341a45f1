import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BenchError } from '../bench-error.js';
import type { Side } from '../rounds.js';
import { type Launch, NpmStart } from './npm-start.js';
import type { Page } from './page.js';

/** Memory is read when the work of the start is over. */
const REST_MS = 10_000;

/** A folder where a server keeps its data; gone when the next first start is measured. */
export interface Place {
  readonly dataDir: string;
  readonly root: string;
  readonly remove: () => Promise<void>;
}

export interface Kind {
  readonly name: string;
  /** A place where nothing was ever started. */
  readonly newPlace: () => Promise<Place>;
  readonly launch: (place: Place, port: number) => Promise<Launch>;
}

/** Starts of one server, first and later ones, and what they took. */
export class Starts {
  readonly firstMs: number[] = [];
  /** Until the whole page was there, in the same starts. */
  readonly wholeMs: number[] = [];
  readonly laterMs: number[] = [];
  private place: Place | undefined;
  private known: Page | undefined;

  constructor(private readonly kind: Kind) {}

  get page(): Page {
    if (!this.known) throw new BenchError(`${this.kind.name} was not started yet.`);
    return this.known;
  }

  first(): Side {
    return {
      name: this.kind.name,
      run: async (round) => {
        await this.place?.remove();
        this.place = await this.kind.newPlace();
        const { firstMs, wholeMs, page } = await this.once(undefined);
        this.known = page;
        if (round > 0) {
          this.firstMs.push(firstMs);
          this.wholeMs.push(wholeMs);
        }
        return { rate: 60_000 / firstMs, note: `${seconds(firstMs)}; the whole page after ${seconds(wholeMs)}` };
      },
    };
  }

  later(): Side {
    return {
      name: this.kind.name,
      run: async (round) => {
        const { wholeMs } = await this.once(this.page);
        if (round > 0) this.laterMs.push(wholeMs);
        return { rate: 60_000 / wholeMs, note: seconds(wholeMs) };
      },
    };
  }

  /** The memory of the server some seconds after its start, in bytes. */
  async memoryAtRest(): Promise<number> {
    const started = await this.start();
    try {
      await started.answered(this.page);
      await sleep(REST_MS);
      return await started.residentBytes();
    } finally {
      await started.stop();
    }
  }

  async close(): Promise<void> {
    await this.place?.remove();
  }

  private async once(known: Page | undefined): ReturnType<NpmStart['answered']> {
    const started = await this.start();
    try {
      return await started.answered(known);
    } finally {
      await started.stop();
    }
  }

  private async start(): Promise<NpmStart> {
    if (!this.place) throw new BenchError(`${this.kind.name} has no place yet.`);
    return new NpmStart(await this.kind.launch(this.place, await freePort()));
  }
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** An empty folder that PostgreSQL's user may reach. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'permanentka-bench-start-'));
  await chmod(folder, 0o711);
  return folder;
}

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}
