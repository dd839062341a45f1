import { type Config, readConfig } from '../config.js';
import { type Crash, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres/index.js';
import { collectGarbage } from './garbage.js';
import { Shutdown } from './shutdown.js';
import { sentenceFor } from './start-error.js';

const LAUNCHER_POLL_MS = 300;
/** The first requests need the processor more than this does. */
const SETTLE_AFTER_MS = 4_000;

/** Progress of the start: the first one sets up a whole database. */
const tell = (sentence: string): void => console.log(sentence);

interface Listening {
  readonly url: string;
  readonly mailbox: string | undefined;
}

/** The application, not yet listening. */
export interface Startable {
  readonly listen: () => Promise<Listening>;
  /** Refuses new requests and lets the open ones finish. */
  readonly close: () => Promise<void>;
}

interface AppModule<Schema> {
  readonly servedSchema: (config: Config) => Schema;
  readonly createApp: (config: Config, services: { databaseUrl: string; schema: Schema }) => Promise<Startable>;
}

/** Starts everything in order and returns when the server answers. Then only a signal or a fault ends the process. */
export async function startServer<Schema>(env: NodeJS.ProcessEnv, loadApp: () => Promise<AppModule<Schema>>): Promise<void> {
  const config = readConfig(env);
  // Loading keeps this process busy, so it begins when PostgreSQL has enough to do by itself.
  const { starting, underWay } = startOwnDatabase(config);
  const loading = underWay.then(() => load(config, loadApp));
  const parts: { app?: Startable; postgres?: EmbeddedPostgres } = {};
  const shutdown = new Shutdown(
    {
      drain: async () => parts.app?.close(),
      drainTimeoutMs: config.drainTimeoutMs,
      // A failed start is reported below, where it is awaited.
      stopDatabase: async () => {
        const [started] = await Promise.allSettled([starting]);
        if (started.status === 'fulfilled') await started.value?.stop();
      },
      abandonDatabase: () => parts.postgres?.abandon(),
      tell: (sentence) => console.error(sentence),
    },
    (code) => process.exit(code),
  );
  listenForTheEnd(shutdown);
  followLauncher(env, shutdown);
  try {
    parts.postgres = await starting;
    parts.postgres?.onCrash((crash) => onCrash(crash, shutdown));
    const databaseUrl = config.databaseUrl ?? parts.postgres?.url ?? '';
    const { readyDatabase, zoneWarning } = await import('./ready-database.js');
    await readyDatabase(config, databaseUrl, tell);
    tell('Opening the server.');
    const { createApp, schema } = await loading;
    parts.app = await createApp(config, { databaseUrl, schema });
    console.log(welcome(await parts.app.listen(), config));
    setTimeout(() => void settle(() => zoneWarning(databaseUrl), shutdown), SETTLE_AFTER_MS).unref();
  } catch (error) {
    // A signal during the start stops parts that are still starting. Their failures are not reported.
    if (shutdown.hasBegun) return;
    console.error(sentenceFor(error) ?? error);
    await shutdown.stop(1);
  }
}

interface OwnDatabase {
  /** Undefined if the settings name an outside database. */
  readonly starting: Promise<EmbeddedPostgres | undefined>;
  /** Resolves when its programs run, or need not. */
  readonly underWay: Promise<void>;
}

function startOwnDatabase({ databaseUrl, dataDir }: Config): OwnDatabase {
  if (databaseUrl) return { starting: Promise.resolve(undefined), underWay: Promise.resolve() };
  const { promise: underWay, resolve } = Promise.withResolvers<void>();
  return { starting: startEmbeddedPostgres({ dataDir, tell, onUnderWay: resolve }).finally(resolve), underWay };
}

/** Loads the application, and builds what needs no database. */
async function load<Schema>(config: Config, loadApp: () => Promise<AppModule<Schema>>) {
  const { createApp, servedSchema } = await loadApp();
  return { createApp, schema: servedSchema(config) };
}

/** What is left to do after a start, once it answers. */
async function settle(zoneWarning: () => Promise<string | undefined>, shutdown: Shutdown): Promise<void> {
  try {
    const sentence = await zoneWarning();
    if (sentence !== undefined) console.error(sentence);
  } catch (error) {
    if (!shutdown.hasBegun) console.error('The time zones of the database could not be compared.', sentenceFor(error) ?? error);
  }
  if (shutdown.hasBegun) return;
  // Node can be built, or started, without the inspector that this needs. The server only takes more memory then.
  await collectGarbage().catch((error: unknown) => console.error('The garbage of the start was left to itself.', error));
}

function listenForTheEnd(shutdown: Shutdown): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => shutdown.onSignal());
  process.on('uncaughtException', (error) => {
    console.error('A fault nobody caught; the server stops.', error);
    void shutdown.stop(1);
  });
}

/**
 * `npm start` runs the server in a shell. SIGTERM to npm ends the shell, which does not pass the signal on. So the end of the
 * shell counts as the signal.
 */
function followLauncher(env: NodeJS.ProcessEnv, shutdown: Shutdown): void {
  if (!env.npm_lifecycle_event) return;
  const launcher = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(watch);
    if (!shutdown.hasBegun) shutdown.onSignal();
  }, LAUNCHER_POLL_MS);
  watch.unref();
}

function onCrash({ restarted, problem }: Crash, shutdown: Shutdown): void {
  if (restarted) {
    console.error('PostgreSQL ended unexpectedly and was started again.');
    return;
  }
  console.error('PostgreSQL ended and does not start again.', problem);
  void shutdown.stop(1);
}

function welcome({ url, mailbox }: Listening, config: Config): string {
  const lines = [`Permanentka answers at ${url} (HTTP and WebSocket).`];
  if (mailbox !== undefined) lines.push(`E-mails are kept at ${mailbox} until it stops.`);
  if (config.demoStudio) {
    lines.push(
      '',
      `  ${config.dataDir}/demo.json  bearer tokens by role, and ids worth trying`,
      '  npm run demo     two worked examples on this server, step by step and live',
      '  npm run verify   checks that every seat, entry and cent is accounted for',
    );
  }
  lines.push('', 'Ctrl-C lets open requests finish and stops.');
  return lines.join('\n');
}
