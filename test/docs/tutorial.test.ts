import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ NODE_ENV: 'development' });
});
afterAll(() => app.stop());

/** The blocks of the page, in order: what is typed, and the answers that follow. */
async function blocks(): Promise<{ language: string; text: string }[]> {
  const page = await readFile('docs/tutorial.md', 'utf8');
  return [...page.matchAll(/```(sh|json)\n(.*?)```/gs)].map(([, language = '', text = '']) => ({ language, text }));
}

function run(script: string): Promise<string> {
  const { origin } = new URL(app.url);
  // Here the server is given its port as it starts, too late for the links that it sends.
  const realPort = `curl() { command curl "\${@/#http:\\/\\/localhost:0/${origin}}"; }\n`;
  const bash = spawn('bash', ['-euo', 'pipefail', '-c', realPort + script], {
    // What is typed is no input of what it starts.
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, API: origin, MAILBOX: app.mailbox, DATABASE_URL: app.databaseUrl },
  });
  let [out, err] = ['', ''];
  bash.stdout.on('data', (data: Buffer) => {
    out += data.toString();
  });
  bash.stderr.on('data', (data: Buffer) => {
    err += data.toString();
  });
  return new Promise((resolve, reject) => {
    bash.on('error', reject);
    bash.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`bash ended with ${code}: ${err}\n${out}`))));
  });
}

test('every call of the tutorial gives the answer that it shows', async () => {
  const page = await blocks();
  const said = await run(
    page
      .filter(({ language }) => language === 'sh')
      .map(({ text }) => text)
      .join('\n'),
  );
  const answers = said
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
  const promised = page.filter(({ language }) => language === 'json').map(({ text }) => JSON.parse(text) as unknown);
  expect(answers).toEqual(promised);
});
