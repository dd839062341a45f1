import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ifThere } from '../../src/boot/embedded-postgres/if-there.js';
import { makeFolder } from '../../src/boot/embedded-postgres/make-folder.js';

const made: string[] = [];
afterEach(() => Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true }))));

async function ground(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'permanentka-folders-'));
  made.push(folder);
  return folder;
}

it('makes a folder and its parents, and accepts existing ones', async () => {
  const path = join(await ground(), 'a', 'b', 'c');
  await makeFolder(path);
  await makeFolder(path);
  expect((await stat(path)).isDirectory()).toBe(true);
});

it('fails with a sentence where a file is in the way', async () => {
  const path = join(await ground(), 'file');
  await writeFile(path, '');
  await expect(makeFolder(path)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(path, 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

it('fails on a file system that makes no folders', async ({ skip }) => {
  skip(!existsSync('/proc/self'), 'only Linux has such a file system at hand');
  await expect(makeFolder('/proc/permanentka/data')).rejects.toMatchObject({ code: 'ENOENT' });
});

it('calls a path empty only when nothing is there', async () => {
  const path = join(await ground(), 'nothing');
  expect(await ifThere(stat(path))).toBeUndefined();
  const unreadable = Object.assign(new Error('input/output error'), { code: 'EIO' });
  await expect(ifThere(Promise.reject(unreadable))).rejects.toBe(unreadable);
});
