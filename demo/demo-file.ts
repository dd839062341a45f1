import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError, NetworkError } from '@permanentka/client';

export interface DemoFile {
  endpoint: string;
  organisation: { slug: string };
  tokens: { owner: string; receptionist: string };
}

const USUAL_PORT = 4000;
const LOOK_TIMEOUT_MS = 2_000;
const START = 'start the server with `npm start`, then run the demo in a second terminal';

/** Settings as the server reads them. */
type Environment = Readonly<Record<string, string | undefined>>;

export const demoFilePath = ({ DATA_DIR }: Environment): string => join(DATA_DIR || '.data', 'demo.json');

/** What the server wrote about its demo studio. Throws an error whose sentence says why there is none, and what to do. */
export async function readDemoFile(env: Environment): Promise<DemoFile> {
  const path = demoFilePath(env);
  const text = await readFile(path, 'utf8').catch(async (error: unknown) => {
    throw new Error(await whyNone(path, env), { cause: error });
  });
  try {
    return JSON.parse(text) as DemoFile;
  } catch (error) {
    throw new Error(`${path} is no JSON: delete it, and start the server again.`, { cause: error });
  }
}

/** A server without the demo studio writes no file. */
async function whyNone(path: string, { PORT }: Environment): Promise<string> {
  const origin = `http://localhost:${PORT || USUAL_PORT}`;
  const isRunning = await fetch(`${origin}/health/live`, { signal: AbortSignal.timeout(LOOK_TIMEOUT_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isRunning) return `${path} is not there: ${START}.`;
  return (
    `The server at ${origin} has no demo studio, which would be in ${path}. ` +
    'It makes one when it starts on an empty database with DEMO_STUDIO=on, or without DATABASE_URL and DEMO_STUDIO.'
  );
}

/** One sentence for an error of the demo. */
export function sentenceFor(error: unknown, env: Environment): string {
  const path = demoFilePath(env);
  if (error instanceof NetworkError && error.failure === 'UNREACHABLE') return `The server of ${path} does not answer: ${START}.`;
  const isOfAnother = error instanceof FaultError && error.code === 'UNAUTHENTICATED';
  if (isOfAnother)
    return `The tokens in ${path} are of another database than that of the server: delete the file, and start it again.`;
  return error instanceof Error ? error.message : String(error);
}
