import { readdir, readFile } from 'node:fs/promises';
import { BenchError } from '../bench-error.js';

/** Linux counts the time of a process in hundredths of a second. */
const TICK_MS = 10;

interface Times {
  readonly parent: number;
  /** Of all its threads, in the program and in the system. */
  readonly ownMs: number;
  /** Of its children that have ended. */
  readonly endedChildrenMs: number;
}

/** The CPU time that a process has used up to now, in milliseconds. */
export async function cpuMs(pid: number): Promise<number> {
  const times = await timesOf(pid);
  if (!times) throw new BenchError('This bench reads the CPU time of a process from /proc, which only Linux has.');
  return times.ownMs;
}

/** The CPU time of a process and its children, such as PostgreSQL's: each of its connections is a child. */
export async function cpuMsOfFamily(pid: number): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = await Promise.all(pids.map(async (other) => ({ pid: other, times: await timesOf(other) })));
  let sum = 0;
  for (const { pid: other, times } of all) {
    if (times && (other === pid || times.parent === pid)) sum += times.ownMs + times.endedChildrenMs;
  }
  return sum;
}

/** The CPU time of the children of this process that have ended. */
export async function cpuMsOfEndedChildren(): Promise<number> {
  return (await timesOf(process.pid))?.endedChildrenMs ?? 0;
}

/** The memory of a process that is in RAM now. */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

/** How many files and sockets a process of this machine may have open. Node takes all of it that it may. */
export async function openFilesMax(): Promise<number> {
  const limits = await readFile('/proc/self/limits', 'utf8');
  const hard = /^Max open files\s+\S+\s+(\S+)/m.exec(limits)?.[1];
  return hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard);
}

/** Undefined when the process has ended meanwhile. */
async function timesOf(pid: number): Promise<Times | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  // The name of the program may have blanks and brackets in it. The numbers stand behind its last bracket.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [, parent = 0] = fields;
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11);
  return { parent, ownMs: (user + system) * TICK_MS, endedChildrenMs: (endedUser + endedSystem) * TICK_MS };
}
