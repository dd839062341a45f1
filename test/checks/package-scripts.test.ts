import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

/** The shell of Windows runs no line that sets a variable in front, quotes with ', or calls a tool of POSIX. */
const POSIX = [/^\w+=/, /(&&|\|\|) *\w+=/, /'/, /\$/, /;/, /(^|&& *)(rm|cp|mv|mkdir|export|cat|touch|\.\/)\b/];

const scriptsOf = async (file: string) =>
  Object.entries((JSON.parse(await readFile(file, 'utf8')) as { scripts?: Record<string, string> }).scripts ?? {});

describe('the scripts of a package', () => {
  it.each(['package.json', 'client/package.json', 'web/package.json'])('run on Windows too: %s', async (file) => {
    const wrong = (await scriptsOf(file)).filter(([, line]) => POSIX.some((pattern) => pattern.test(line)));
    expect(wrong).toEqual([]);
  });

  it.each(['NODE_ENV=production node a.js', 'a && B=c d', "node -e 'x'", 'echo $HOME', 'rm -rf dist', 'a; b'])(
    'would not with: %s',
    (line) => {
      expect(POSIX.some((pattern) => pattern.test(line))).toBe(true);
    },
  );
});
