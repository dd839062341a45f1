import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChange } from '../../src/services/platform/command-line.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Studio } from '../support/studio.js';

describe('npm run platform', () => {
  it.each([
    ['show vlnka', { kind: 'SHOW' }],
    ['set-plan vlnka PRO', { kind: 'SET_PLAN', plan: 'PRO' }],
    ['set-commission vlnka 250', { kind: 'SET_COMMISSION', commissionBps: 250 }],
    ['set-commission vlnka plan', { kind: 'SET_COMMISSION', commissionBps: null }],
    ['suspend vlnka too many disputes', { kind: 'SUSPEND_ONLINE_PAYMENTS', reason: 'too many disputes' }],
    ['resume vlnka', { kind: 'RESUME_ONLINE_PAYMENTS' }],
  ])('understands %s', (words, change) => expect(readChange(words.split(' '))).toEqual({ slug: 'vlnka', change }));

  it.each([
    '',
    'show',
    'drop vlnka',
    'set-plan vlnka',
    'set-plan vlnka GOLD',
    'set-plan vlnka toString',
    'set-plan vlnka PRO now',
    'set-commission vlnka 10001',
    'set-commission vlnka -1',
    'set-commission vlnka 2.5',
    'suspend vlnka',
  ])('does nothing for "%s"', (words) => expect(readChange(words.split(' '))).toBeUndefined());
});

describe('the program npm run platform', () => {
  let app: TestApp;
  let studio: Studio;
  beforeAll(async () => {
    app = await startTestApp();
    studio = await app.studio();
  });
  afterAll(() => app.stop());

  const run = (...words: string[]) =>
    new Promise<{ code: number | null; said: string }>((resolve, reject) => {
      const env = { ...process.env, DATABASE_URL: app.databaseUrl };
      const child = spawn(process.execPath, ['--import', 'tsx', 'src/tools/platform.ts', ...words], { env });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.on('error', reject).on('close', (code) => resolve({ code, said }));
    });

  it('sets a plan, and prints the new state', async () => {
    const { code, said } = await run('set-plan', studio.slug, 'PRO');
    expect(said).toContain(`${studio.slug}: Vlnka`);
    expect(said).toMatch(/plan +PRO\n +commission +3 %, as the plan says/);
    expect(code).toBe(0);
  });

  it('reports an unknown organisation, or prints its usage', async () => {
    expect(await run('show', 'nowhere')).toMatchObject({ code: 1, said: expect.stringContaining('no organisation "nowhere"') });
    expect(await run('set-plan')).toMatchObject({ code: 1, said: expect.stringContaining('npm run platform -- show <slug>') });
  });
});
