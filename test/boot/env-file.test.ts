import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readEnvFile } from '../../src/boot/env-file.js';
import { StartError } from '../../src/boot/start-error.js';
import { ServerProcess } from '../support/services/server-process.js';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanentka-env-'));
  file = join(folder, 'settings');
  await writeFile(file, '# of this machine\nPERMANENTKA_A=from the file\nPERMANENTKA_B="with # and spaces"\nPERMANENTKA_C=\n');
});
afterAll(() => rm(folder, { recursive: true }));

function read(env: Record<string, string>): Record<string, string> {
  const { ENV_FILE: _, ...settings } = { ...env };
  const given: Record<string, string> = { ...settings, ENV_FILE: env.ENV_FILE ?? '' };
  readEnvFile(given);
  delete given.ENV_FILE;
  return given;
}

// A whole server starts up to its settings.
vi.setConfig({ testTimeout: 120_000 });

describe('a file of settings', () => {
  it('is read where ENV_FILE names it, with comments, quotes and empty values', () => {
    expect(read({ ENV_FILE: file })).toEqual({
      PERMANENTKA_A: 'from the file',
      PERMANENTKA_B: 'with # and spaces',
      PERMANENTKA_C: '',
    });
  });

  it('gives way to the environment', () => {
    expect(read({ ENV_FILE: file, PERMANENTKA_A: 'from the environment' }).PERMANENTKA_A).toBe('from the environment');
    expect(read({ ENV_FILE: file, PERMANENTKA_A: ' ' }).PERMANENTKA_A).toBe('from the file');
  });

  it('is not read with ENV_FILE=off, and need not be there under its usual name', () => {
    expect(read({ ENV_FILE: 'off' })).toEqual({});
    expect(() => readEnvFile({})).not.toThrow();
  });

  it.each([
    ['is not there', 'nowhere', 'ENOENT'],
    ['is a folder', '.', 'EISDIR'],
  ])('stops the start with a sentence when it was named and %s', (_, name, code) => {
    const named = resolve(folder, name);
    expect(() => readEnvFile({ ENV_FILE: named })).toThrow(StartError);
    expect(() => readEnvFile({ ENV_FILE: named })).toThrow(`The settings in "${named}" cannot be read (${code})`);
  });

  it('is read by the server before its settings are checked', async () => {
    await writeFile(join(folder, 'wrong'), 'PORT=eighty\n');
    const server = new ServerProcess({ ENV_FILE: join(folder, 'wrong'), PORT: '' });
    expect(await server.exited).toBe(1);
    expect(server.complaints.trim()).toBe('PORT must be a whole number from 0 to 65535, but is "eighty".');
  });
});
