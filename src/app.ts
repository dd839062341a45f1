import { MikroORM } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { readOptions } from './boot/read-pool.js';
import { openBooks } from './composition/books.js';
import { openEmails } from './composition/emails.js';
import { openIdentity } from './composition/identity.js';
import { openMachine } from './composition/machine.js';
import { pagesFolder } from './composition/pages.js';
import { openPayments } from './composition/payments.js';
import { openReceiptDelivery } from './composition/receipts.js';
import type { Config } from './config.js';
import { contextFactory, type Services } from './context.js';
import { SharedReads } from './pubsub/shared-reads.js';
import { buildServedSchema } from './resolvers/schema.js';
import { graphqlServer } from './server/server.js';
import { BookingService } from './services/booking/index.js';
import { revokedHolders, Viewers } from './services/callers/index.js';
import { classify, type Engine } from './services/engine/index.js';
import { PassEnds, ScanCodes } from './services/passes/index.js';
import { SellingService } from './services/selling/index.js';
import type { SignIn } from './services/sign-in/index.js';

/** The share of the read connections that live streams may use at a time: after Redis was lost, all of them read again. */
const LIVE_READS_PART = 1 / 4;
const LIVE_READS_MAX_RETRY_MS = 5_000;

export interface Listening {
  readonly url: string;
  /** The page that shows e-mails in development; undefined when they are sent. */
  readonly mailbox: string | undefined;
}

export interface App {
  readonly orm: MikroORM;
  readonly engine: Engine;
  readonly signIn: SignIn;
  readonly services: Services;
  /** Begins to serve, and answers the address. */
  listen: () => Promise<Listening>;
  /** Finishes the requests under way, then closes every connection. Safe to call again. */
  close: () => Promise<void>;
}

export interface AppParts {
  readonly databaseUrl: string;
  /** That of `servedSchema`, for a server that builds it while it waits for its database. */
  readonly schema?: GraphQLSchema;
}

/** The schema of a server with these settings; it needs no database. A refusal with a wrong path is logged, in tests a fault. */
export const servedSchema = (config: Config, log = logOf(config)): GraphQLSchema =>
  buildServedSchema(config.environment === 'test' ? undefined : (sentence) => log.error(sentence));

/** Builds a whole server on a migrated database, not yet listening. Nothing is global, so a process may hold several. */
export async function createApp(config: Config, { databaseUrl, schema }: AppParts): Promise<App> {
  const log = logOf(config);
  const orm = new MikroORM(readOptions(config, databaseUrl));
  const machine = await openMachine(config, databaseUrl, log);
  const { engine, hub, changes, relay, relayPool } = machine;
  const identity = openIdentity(config, databaseUrl, log);
  const { signIn } = identity;
  const receipts = openReceiptDelivery(config, relayPool, identity.mailer, log);
  const { giftCodes, invitationCodes, invitationEmails, queues } = openEmails(config, relayPool, identity.mailer, log);
  const emailQueues = [receipts.emails, ...queues];
  const payments = await openPayments(config, databaseUrl, machine, log);
  const passEnds = new PassEnds(engine, log);
  const books = openBooks(config, databaseUrl, log);
  const services: Services = {
    booking: new BookingService(engine, payments),
    selling: new SellingService(engine, payments, giftCodes),
    hub,
    liveReads: liveReadsOf(config),
    passEnds,
    changes,
    signIn,
    viewers: new Viewers(orm.em, signIn),
    invitationCodes,
    invitationEmails,
    receiptLinks: receipts.links,
    scanCodes: new ScanCodes(config.authSecret),
    paymentAccounts: payments,
  };
  const server = await graphqlServer({
    config,
    log,
    schema: schema ?? servedSchema(config, log),
    contextOf: contextFactory(orm.em, services),
    handleAuth: (request, origin) => signIn.handle(request, origin),
    mailbox: identity.mailbox,
    ...(config.demoStudio && { demo: async () => (await demoStudio()).readDemoFile(config.dataDir) }),
    downloadReceipt: receipts.download,
    paymentDoors: payments.doors,
    pagesFolder: pagesFolder(),
    askDatabase: () => orm.em.getConnection().execute('select 1'),
    subscribers: () => hub.subscribers,
    changes,
    revokedOf: (holders) => revokedHolders(orm.em, signIn, holders),
  });

  const closeAll = async () => {
    await server.close();
    await payments.close();
    passEnds.close();
    await engine.close();
    await Promise.all([books, ...emailQueues].map((part) => part.close()));
    await machine.close();
    await identity.close();
    await orm.close();
  };
  let closing: Promise<void> | undefined;
  return {
    orm,
    engine,
    signIn,
    services,
    listen: async () => {
      const { url } = await server.listen();
      const mailbox = identity.mailbox && new URL(identity.mailbox.path, url).href;
      relay.start();
      if (config.demoStudio) {
        const isSandbox = payments.kind === 'SANDBOX';
        const options = { dataDir: config.dataDir, databaseUrl, endpoint: url, mailbox, isSandbox, tell };
        await (await demoStudio()).seedDemoStudio({ orm, engine, signIn, services }, options);
      }
      // Started after the demo studio, which withholds the receipts of its invented people.
      void payments.start();
      books.start();
      if (config.mailsReceipts) for (const emails of emailQueues) emails.start();
      return { url, mailbox };
    },
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}

const logOf = ({ logLevel }: Config) =>
  pino({ level: logLevel, redact: ['*.authorization', '*.token', '*.secretKey', '*.webhookSecrets'] });

/** Progress of the start, which is no entry of the log. */
const tell = (sentence: string): void => console.log(sentence);

/** Loaded only where it is wanted: a production server has no demo studio. */
const demoStudio = () => import('./demo-studio/seed.js');

function liveReadsOf({ readPoolSize }: Config): SharedReads {
  return new SharedReads({
    maxAtOnce: Math.ceil(readPoolSize * LIVE_READS_PART),
    maxRetryMs: LIVE_READS_MAX_RETRY_MS,
    isBusy: (error) => classify(error) !== 'FAULT',
  });
}
