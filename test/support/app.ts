import { MikroORM } from '@mikro-orm/postgresql';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { ormOptions } from '../../src/postgres/orm.js';
import type { SignIn } from '../../src/services/sign-in/index.js';
import { createDatabase } from './services/postgres.js';
import { makeStudio, type Studio } from './studio.js';

/** Tests ask faster than people, and most look at no receipt. */
export const UNHURRIED = {
  MAIL_RECEIPTS: 'off',
  JOBS: 'off',
  RATE_LIMIT_VIEWER_PER_MINUTE: '1000000',
  RATE_LIMIT_ADDRESS_PER_MINUTE: '1000000',
};

export interface TestApp {
  /** The address of the API. */
  url: string;
  /** Where its e-mails are shown; nowhere when it sends them. */
  mailbox: string;
  databaseUrl: string;
  /** Works as the server does: bound by row-level security. For fixtures, and for looking at what was stored. */
  orm: MikroORM;
  /** The server's own, to sign people in without a code by mail. */
  signIn: SignIn;
  /** Another studio in the same database. */
  studio: () => Promise<Studio>;
  stop: () => Promise<void>;
}

/**
 * A real server that listens on a free port.
 * @param created its database, which it drops when it stops; a new, migrated one if left out
 */
export async function startTestApp(env: Record<string, string> = {}, created = createDatabase()): Promise<TestApp> {
  const database = await created;
  const orm = await MikroORM.init(ormOptions(database.url, 4));
  const config = readConfig({ PORT: '0', NODE_ENV: 'test', LOG_LEVEL: 'error', DEMO_STUDIO: 'off', ...UNHURRIED, ...env });
  const app = await createApp(config, { databaseUrl: database.url });
  const { url, mailbox = 'about:blank' } = await app.listen();
  return {
    url,
    mailbox,
    databaseUrl: database.url,
    orm,
    signIn: app.signIn,
    studio: () => makeStudio(orm.em, url, app.signIn),
    stop: async () => {
      await app.close();
      await orm.close();
      await database.drop();
    },
  };
}
