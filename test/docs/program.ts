import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';

const LINE_TIMEOUT_MS = 30_000;

export type Program = ReturnType<typeof startProgram>;

/** Runs a program of a page with Node, and reads what it prints. */
export function startProgram(folder: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let complaints = '';
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  child.stderr.on('data', (data: Buffer) => {
    complaints += data.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    lines,
    /** Waits for so many lines. */
    async printed(count: number): Promise<void> {
      const told = () => `${lines.length} lines: ${lines.join(' | ')} ${complaints}`;
      await expect.poll(() => (lines.length < count ? told() : ''), { timeout: LINE_TIMEOUT_MS, interval: 50 }).toBe('');
    },
    /** What was written to stderr, and the exit code: null while the program runs. */
    state: () => ({ complaints, code: child.exitCode }),
    ended,
    async stop(): Promise<void> {
      child.kill();
      await ended;
    },
  };
}
