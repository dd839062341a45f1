import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';

/** The blocks of a page in a language, in order. A block whose fence says `ts socket.ts` has that name. */
export async function blocksOf(page: string, language: string): Promise<{ name: string; text: string }[]> {
  const markdown = await readFile(page, 'utf8');
  const found = markdown.matchAll(/^```(\w+) ?([\w.-]*)\n(.*?)^```$/gms);
  return [...found].flatMap(([, of, name = '', text = '']) => (of === language ? [{ name, text }] : []));
}

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** A project of its own with these files. It has the packages of the repository, and is removed after the tests of the file. */
export async function projectWith(files: readonly { name: string; text: string }[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'permanentka-docs-'));
  folders.push(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'outside', private: true, type: 'module' }));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
  await cp('schema.graphql', join(folder, 'schema.graphql'));
  for (const { name, text } of files) await writeFile(join(folder, name), text);
  return folder;
}
