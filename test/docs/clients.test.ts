import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { restartableServer } from '../client/restartable-server.js';
import { useGround } from '../support/ground.js';
import { signedIn } from '../support/signed-in.js';
import { blocksOf, projectWith } from './blocks.js';
import { faultyDoor } from './faulty-door.js';
import { type Program, startProgram } from './program.js';

const run = promisify(execFile);
const AWAY_MS = 8_000;
const PROGRAMS = { apollo: 'apollo.ts', urql: 'urql.ts', relay: 'relay.mjs' };
/** Of the studio of the tests. */
const RECEPTIONIST = 'receptionist@vlnka.example';
const ground = useGround();

describe('the recipes for other clients', () => {
  let folder: string;
  let promised: string[];
  beforeAll(async () => {
    const named = [...(await blocksOf('docs/clients.md', 'ts')), ...(await blocksOf('docs/clients.md', 'json'))];
    folder = await projectWith(named.filter(({ name }) => name !== ''));
    promised = ((await blocksOf('docs/clients.md', 'text'))[0]?.text ?? '').trimEnd().split('\n');
    await run(process.execPath, [resolve('test/docs/build-relay.mjs')], { cwd: folder });
  }, 60_000);

  it('name the versions that the tests run', async () => {
    const { dependencies, devDependencies } = JSON.parse(await readFile('package.json', 'utf8'));
    const page = await readFile('docs/clients.md', 'utf8');
    const named = [...page.matchAll(/`((?:@[\w-]+\/)?[\w-]+)@(\d[\w.-]+)`/g)].map(([, name, version]) => [name, version]);
    expect(named.length).toBeGreaterThan(7);
    expect(named).toEqual(named.map(([name = '']) => [name, { ...dependencies, ...devDependencies }[name]]));
  });

  it('compile as strict programs', { timeout: 60_000 }, async () => {
    const compilerOptions = {
      ...{ module: 'NodeNext', target: 'ES2023', lib: ['ES2023', 'DOM'], types: ['node'], noEmit: true, skipLibCheck: true },
      ...{ strict: true, noUncheckedIndexedAccess: true, verbatimModuleSyntax: true, allowImportingTsExtensions: true },
    };
    const files = ['apollo.ts', 'urql.ts', 'relay.ts'];
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    const compiled = run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '--project', folder]);
    expect(
      await compiled.then(
        () => '',
        ({ stdout }: { stdout: string }) => stdout,
      ),
    ).toBe('');
  });

  it('query, book, read refusals, and follow over a passing fault and a server that is away', { timeout: 120_000 }, async () => {
    const { app, studio } = ground;
    const server = await restartableServer(app);
    const stopping: (() => Promise<void>)[] = [];
    onTestFinished(async () => {
      for (const stop of stopping) await stop();
    });
    const started = await Promise.all(
      Object.entries(PROGRAMS).map(async ([name, file]) => {
        const door = await faultyDoor(server.url);
        const { customerId, registrationId: REGISTRATION } = await studio.newcomer();
        const SESSION = await studio.session({ capacity: 5 });
        const TOKEN = await signedIn(app.signIn, studio.tenant, { customerId: studio.keyOf('Customer', customerId) });
        const env = { ENDPOINT: door.url, TOKEN, ORGANISATION: studio.slug, SESSION, REGISTRATION };
        const program = startProgram(folder, [file], env);
        stopping.push(() => program.stop());
        return { name, door, sessionId: SESSION, program };
      }),
    );
    for (const { program } of started) await program.printed(4);
    await server.stop();
    await sleep(AWAY_MS);
    for (const { sessionId } of started) await studio.book((await studio.newcomer()).registrationId, sessionId);
    await server.start();
    for (const { name, program, door } of started) {
      await program.printed(promised.length);
      expect([name, ...program.lines]).toEqual([name, ...promised]);
      expect([name, await program.ended, program.state().complaints]).toEqual([name, 0, '']);
      expect(door.hasRefused()).toBe(true);
      await door.close();
    }
    await server.close();
  });
});

describe('the dashboard of the README', () => {
  let program: Program | undefined;
  afterAll(() => program?.stop());

  it('tells the debt on, without a word of complaint, after the server was away for 8 seconds', { timeout: 60_000 }, async () => {
    const { app, studio } = ground;
    const server = await restartableServer(app);
    const { registrationId } = await studio.newcomer();
    const [text = ''] = (await blocksOf('README.md', 'ts')).map((block) => block.text);
    const folder = await projectWith([{ name: 'watch-debt.ts', text }]);
    const { token } = await app.signIn.openSession(RECEPTIONIST);
    await mkdir(join(folder, '.data'));
    const demo = { endpoint: server.url, tokens: { receptionist: token }, examples: { credit: { registrationId } } };
    await writeFile(join(folder, '.data/demo.json'), JSON.stringify(demo));
    program = startProgram(folder, ['--import', 'tsx', 'watch-debt.ts']);
    await program.printed(1);
    await server.stop();
    await sleep(AWAY_MS);
    await studio.book(registrationId, await studio.session({ price: 8 }));
    await server.start();
    await program.printed(2);
    expect(program.lines).toEqual([
      expect.stringMatching(/^\{ amountMinor: 0, currency: 'EUR' \} PAID \d+$/),
      expect.stringMatching(/^\{ amountMinor: 800, currency: 'EUR' \} UNPAID \d+$/),
    ]);
    expect(program.state()).toEqual({ complaints: '', code: null });
    await server.close();
  });
});
