import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const FILES = {
  'package.json': '{ "type": "module" }',
  'package-lock.json': '{}',
  'tsconfig.json': '{}',
  'scripts/start-bundle.js': '',
  'src/main.ts': `import { word } from './word.js'; console.log(word);`,
  'src/word.ts': `export const word: string = 'first';`,
};

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'permanentka-bundle-'));
  for (const [name, text] of Object.entries(FILES)) await write(name, text);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(name: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), text);
}

const SCRIPT = `const { startBundle } = await import(process.argv[1]);
  await import('file://' + await startBundle(process.argv[2]));`;

/** What the server says that starts from these sources. */
const started = (): string =>
  execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', SCRIPT, pathToFileURL(resolve('scripts/start-bundle.js')).href, root],
    { encoding: 'utf8' },
  ).trim();

/** The folder of the bundle that the next start uses. */
async function bundle(): Promise<string> {
  const { name } = JSON.parse(await readFile(join(root, 'dist/start/made-of.json'), 'utf8')) as { name: string };
  return join(root, 'dist/start', name);
}

const madeAt = async (): Promise<number> => (await stat(join(root, 'dist/start/made-of.json'))).mtimeMs;

describe('npm start', () => {
  it('starts from the bundle of the start before, as long as no source has changed', async () => {
    expect(started()).toBe('first');
    const made = await madeAt();
    expect(started()).toBe('first');
    expect(await madeAt()).toBe(made);
  });

  it.each([
    ['a source', 'src/word.ts', `export const word: string = 'second!';`, 'second!'],
    ['a source, to a text of the same length', 'src/word.ts', `export const word: string = 'other';`, 'other'],
    ['an import of a new file', 'src/main.ts', `import { word } from './new.js'; console.log(word + 'r');`, 'newer'],
    ['the list of its packages', 'package-lock.json', '{ "packages": {} }', 'first'],
  ])('makes a new bundle after a change of %s', async (_, name, text, said) => {
    await write('src/new.ts', `export const word: string = 'newe';`);
    expect(started()).toBe('first');
    const made = await madeAt();
    await write(name, text);
    expect(started()).toBe(said);
    expect(await madeAt()).toBeGreaterThan(made);
  });

  it.each([
    ['a file of it is gone', async () => rm(join(await bundle(), 'main.js'))],
    ['a file of it was changed', async () => writeFile(join(await bundle(), 'main.js'), 'broken(')],
    ['its note was cut off', async () => writeFile(join(root, 'dist/start/made-of.json'), '{ "inputs"')],
  ])('makes a new bundle when %s', async (_, spoil) => {
    expect(started()).toBe('first');
    await spoil();
    expect(started()).toBe('first');
    expect(await readFile(join(await bundle(), 'main.js'), 'utf8')).toContain('first');
  });

  it('leaves the bundle of a server that runs, and removes the oldest of many', async () => {
    expect(started()).toBe('first');
    const first = await bundle();
    for (let n = 0; n < 6; n++) {
      await write('src/word.ts', `export const word: string = 'no. ${n}';`);
      expect(started()).toBe(`no. ${n}`);
      expect(existsSync(join(first, 'main.js'))).toBe(n < 4);
    }
    expect((await readdir(join(root, 'dist/start'))).filter((name) => name !== 'made-of.json')).toHaveLength(5);
  });

  it('makes a new bundle when a source changed while the last one was made', async () => {
    expect(started()).toBe('first');
    const note = join(root, 'dist/start/made-of.json');
    const soon = new Date(Date.now() + 2_000);
    // As if the file was saved after it had been read.
    await utimes(join(root, 'src/word.ts'), soon, soon);
    expect(started()).toBe('first');
    const { inputs } = JSON.parse(await readFile(note, 'utf8')) as { inputs: Record<string, string> };
    expect(inputs['src/word.ts']).toBe('changed');
    expect(inputs['src/main.ts']).not.toBe('changed');
  });
});
