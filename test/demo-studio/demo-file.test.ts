import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultError, NetworkError } from '@permanentka/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDemoFile, sentenceFor } from '../../demo/demo-file.js';

let folder: string;
let server: Server;
let running: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanentka-demo-file-'));
  server = createServer((_request, response) => response.end('{"status":"ok"}'));
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  running = String((server.address() as AddressInfo).port);
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const refusal = (env: Record<string, string>) =>
  readDemoFile(env).then(
    () => 'read',
    (error: Error) => error.message,
  );

describe('the demo without a demo studio', () => {
  it('asks for the server where none runs', async () => {
    const DATA_DIR = join(folder, 'nowhere');
    const sentence = `${join(DATA_DIR, 'demo.json')} is not there: start the server with \`npm start\``;
    expect(await refusal({ DATA_DIR, PORT: '1' })).toContain(sentence);
  });

  it('says how to get a demo studio where a server runs without one', async () => {
    const told = await refusal({ DATA_DIR: join(folder, 'nowhere'), PORT: running });
    expect(told).toContain(`The server at http://localhost:${running} has no demo studio`);
    expect(told).toContain('DEMO_STUDIO=on');
    expect(told).not.toContain('npm start');
  });

  it('says that the file is no JSON where it was cut off', async () => {
    const DATA_DIR = join(folder, 'cut');
    await mkdir(DATA_DIR);
    await writeFile(join(DATA_DIR, 'demo.json'), '{"endpoint":');
    expect(await refusal({ DATA_DIR, PORT: running })).toBe(
      `${join(DATA_DIR, 'demo.json')} is no JSON: delete it, and start the server again.`,
    );
  });

  it('says that the file is of another database, or of a server that is away, when that shows later', () => {
    const env = { DATA_DIR: 'data' };
    const faults = [{ message: 'Sign in.', extensions: { code: 'UNAUTHENTICATED' } }];
    expect(sentenceFor(new FaultError(faults), env)).toContain('are of another database');
    expect(sentenceFor(new NetworkError('UNREACHABLE', 'no'), env)).toContain('The server of data/demo.json does not answer');
    expect(sentenceFor(new Error('the demo studio has no location'), env)).toBe('the demo studio has no location');
  });
});
