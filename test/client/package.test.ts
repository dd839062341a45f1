import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { type BookingStudio, makeBookingStudio } from '../support/booking-studio.js';
import { nodeOfMajor } from './node-versions.js';

const run = promisify(execFile);
const PROGRAM_TIMEOUT_MS = 20_000;
const CAPACITY = 7;
const NODE_20 = nodeOfMajor(20);
if (NODE_20 === undefined) {
  const missing = 'there is no Node 20 on the PATH, in /usr/local/bin or in /usr/bin';
  if (process.env.CI === 'true') throw new Error(`CI=true and Node 20 is missing: ${missing}`);
  console.warn(`Tests of the client on Node 20 are skipped: ${missing}.`);
}

let app: TestApp;
let studio: BookingStudio;
let sessionId: string;
let folder: string;
let packed: string[];

/** The package is packed and installed in a folder that knows nothing of the repository. */
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeBookingStudio(app);
  sessionId = await studio.session({ capacity: CAPACITY });
  folder = await mkdtemp(join(tmpdir(), 'permanentka-client-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: resolve('client') });
  const [made] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  packed = (made?.files ?? []).map(({ path }) => path);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'outside', private: true, type: 'module' }));
  const { version } = JSON.parse(await readFile('node_modules/ws/package.json', 'utf8')) as { version: string };
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${made?.filename}`, `ws@${version}`];
  await run('npm', install, { cwd: folder });
  await copyFile('test/client/installed-client.mjs', join(folder, 'program.mjs'));
}, 120_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await app.stop();
});

async function seenBy(node: string, kind: 'ws' | 'global') {
  const { stdout } = await run(node, ['program.mjs', app.url, sessionId, kind], { cwd: folder, timeout: PROGRAM_TIMEOUT_MS });
  return JSON.parse(stdout) as Record<string, unknown>;
}

const LIVE = { capacity: CAPACITY, seatsLeft: CAPACITY, connection: 'closed' };

describe('the packed client, installed outside of the repository', () => {
  it('queries and subscribes on Node 24 with the global WebSocket, and with the package ws', async () => {
    expect(await seenBy(process.execPath, 'global')).toEqual(LIVE);
    expect(await seenBy(process.execPath, 'ws')).toEqual(LIVE);
  });

  it.skipIf(NODE_20 === undefined)('queries and subscribes on Node 20 with the package ws', async () => {
    expect(await seenBy(NODE_20 ?? '', 'ws')).toEqual(LIVE);
  });

  it.skipIf(NODE_20 === undefined)('says on Node 20 without a WebSocket that ws must be passed', async () => {
    const { capacity, error } = await seenBy(NODE_20 ?? '', 'global');
    expect(capacity).toBe(CAPACITY);
    expect(error).toContain("Install `ws` and pass it: import { WebSocket } from 'ws'");
  });

  it.each([
    ['NodeNext', 'NodeNext'],
    ['ESNext', 'Bundler'],
  ])(
    'has types that a strict program of the module kind %s compiles against, resolved by %s',
    async (module, moduleResolution) => {
      await copyFile('test/client/typed-program.txt', join(folder, 'typed.ts'));
      const compilerOptions = {
        ...{ module, moduleResolution, target: 'ES2022', lib: ['ES2022', 'DOM'], types: [], noEmit: true },
        ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, verbatimModuleSyntax: true },
      };
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['typed.ts'] }));
      const compiled = run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '--project', folder]);
      expect(
        await compiled.then(
          () => '',
          ({ stdout }: { stdout: string }) => stdout,
        ),
      ).toBe('');
    },
  );

  it('holds four documents and modules with their types: no tests, sources, source maps or stamps', async () => {
    expect(packed.filter((path) => !path.startsWith('dist/')).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'package.json',
    ]);
    const modules = packed.filter((path) => path.endsWith('.js')).map((path) => path.slice(0, -'.js'.length));
    const built = packed.filter((path) => path.startsWith('dist/'));
    expect(built.sort()).toEqual(modules.flatMap((path) => [`${path}.js`, `${path}.d.ts`]).sort());
    expect(modules.filter((path) => /test|fake|fixture/.test(path))).toEqual([]);
    expect(modules).toEqual(expect.arrayContaining(['dist/index', 'dist/generated/graphql']));
    const installed = join(folder, 'node_modules/@permanentka/client');
    for (const path of built) {
      expect(await readFile(join(installed, path), 'utf8'), path).not.toMatch(/sourceMappingURL|from 'node:/);
    }
  });

  it('runs nothing when it is installed', async () => {
    const manifest = JSON.parse(await readFile(join(folder, 'node_modules/@permanentka/client/package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('scripts');
  });

  it('bundles for a browser without any module of Node, and runs on nothing but what browsers have', async () => {
    await writeFile(
      join(folder, 'page.js'),
      `import { createClient, SessionCapacityDocument } from '@permanentka/client';
      const client = createClient({ url: ENDPOINT });
      const pushes = client.subscribe(SessionCapacityDocument, { sessionId: SESSION_ID });
      pushes.next().then(({ value }) => client.close().then(() => DONE(value.sessionCapacity.seatsLeft)));`,
    );
    const { outputFiles, metafile } = await build({
      absWorkingDir: folder,
      entryPoints: ['page.js'],
      bundle: true,
      platform: 'browser',
      format: 'iife',
      metafile: true,
      write: false,
      logLevel: 'silent',
    });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs.filter((path) => !path.startsWith('node_modules/@permanentka/client/') && path !== 'page.js')).toEqual([]);
    const seatsLeft = await new Promise((done) => {
      const browser = {
        WebSocket,
        fetch,
        AbortController,
        AbortSignal,
        setTimeout,
        clearTimeout,
        setInterval,
        clearInterval,
        queueMicrotask,
      };
      const page = createContext({ ...browser, ENDPOINT: app.url, SESSION_ID: sessionId, DONE: done });
      runInContext(outputFiles[0]?.text ?? '', page);
    });
    expect(seatsLeft).toBe(CAPACITY);
  });
});
