import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import { Client } from 'pg';
import { pino } from 'pino';
import { type App, createApp } from '../../src/app.js';
import { type Config, readConfig } from '../../src/config.js';
import { type ContextFactory, contextFactory } from '../../src/context.js';
import { Scope } from '../../src/entities/index.js';
import { ormOptions } from '../../src/postgres/orm.js';
import { buildServedSchema } from '../../src/resolvers/schema.js';
import { Documents } from '../../src/server/documents/documents.js';
import { type FormatFault, faultFormatter } from '../../src/server/documents/errors.js';
import { Executor } from '../../src/server/documents/execution.js';
import { reasonsAgainst } from '../../src/server/documents/reasons-against.js';
import { limitsOf } from '../../src/server/limits.js';
import { createApiKey } from '../../src/services/callers/api-keys.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { addMember, createCustomer } from '../../src/services/people/index.js';
import type { SignIn } from '../../src/services/sign-in/index.js';
import { createDatabase } from '../support/services/postgres.js';
import { signedIn } from '../support/signed-in.js';
import { made, makeStudio, type Studio } from '../support/studio.js';
import { Ids } from './garbage.js';

/**
 * Records every committed change with its organisation. Marking an event as published, a key as used or an e-mail as sent does
 * not count.
 */
const WATCH_CHANGES = `
  create table fuzz_changes (id bigserial primary key, organisation_id text not null, what text not null);
  create index on fuzz_changes (organisation_id, id);
  create function fuzz_changed() returns trigger language plpgsql security definer as $$
    declare
      changed jsonb := to_jsonb(coalesce(new, old));
      marks constant text[] := '{last_used_at,due_at,attempts,mailed_at}';
    begin
      if tg_op = 'UPDATE' and changed - marks = to_jsonb(old) - marks then return null; end if;
      insert into public.fuzz_changes (organisation_id, what)
      values (coalesce(changed ->> 'organisation_id', changed ->> 'id'), tg_op || ' ' || tg_table_name);
      return null;
    end $$;
  do $$
    declare watched text;
    begin
      for watched in select tablename from pg_tables where schemaname = 'public'
                      and tablename not in ('fuzz_changes', 'organisation_directory', 'outbox')
                      and tablename not like '%migration%' loop
        execute format('create trigger fuzz after insert or update or delete on %I
                        for each row execute function fuzz_changed()', watched);
      end loop;
      create trigger fuzz after insert on outbox for each row execute function fuzz_changed();
    end $$;`;

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: readonly { message: string; path?: readonly unknown[]; extensions?: { code?: unknown } }[];
}

/** The sender of an operation, and the slug of the organisation that it means. */
export interface Caller {
  authorization?: string | undefined;
  organisation?: string | undefined;
}

export interface FuzzGround {
  url: string;
  databaseUrl: string;
  schema: GraphQLSchema;
  /** What the server complained of in its log, to be shown when a fault was masked. */
  logged: Record<string, unknown>[];
  studio: () => Promise<FuzzStudio>;
  /** Runs an operation as the server does, but for the HTTP round it. */
  run: (caller: Caller, query: string, variables: Record<string, unknown>) => Promise<Answer>;
  stop: () => Promise<void>;
}

export interface FuzzStudio {
  studio: Studio;
  ids: Ids;
  /** What to send as `Authorization`, by role; of nobody, and of somebody who guesses. */
  tokens: Record<string, string | undefined>;
  /** Puts fresh people behind the tokens: what is fuzzed signs people out, removes and erases them. */
  cast: () => Promise<unknown>;
  /** What was changed of it since it was asked for the last time. */
  changes: () => Promise<string[]>;
}

/** A whole server, its inside at hand, on a database that tells what changed. */
export async function fuzzGround(): Promise<FuzzGround> {
  const database = await createDatabase();
  const watcher = new Client({ connectionString: database.url });
  await watcher.connect();
  await watcher.query(WATCH_CHANGES);
  const unhurried = { RATE_LIMIT_VIEWER_PER_MINUTE: '1000000000', RATE_LIMIT_ADDRESS_PER_MINUTE: '1000000000' };
  // Nothing changes but by what is asked.
  const idle = { MAIL_RECEIPTS: 'off', JOBS: 'off' };
  const config = readConfig({ PORT: '0', NODE_ENV: 'test', LOG_LEVEL: 'fatal', DEMO_STUDIO: 'off', ...unhurried, ...idle });
  const app = await createApp(config, { databaseUrl: database.url });
  const { url } = await app.listen();
  const orm = await MikroORM.init(ormOptions(database.url, 4));
  const schema = buildServedSchema();
  const logged: Record<string, unknown>[] = [];
  const inside = new Inside(app, config, schema, logged);
  return {
    url,
    databaseUrl: database.url,
    schema,
    logged,
    studio: () => fuzzStudio(app, orm, url, watcher),
    run: (caller, query, variables) => inside.run(caller, query, variables),
    stop: async () => {
      await app.close();
      await orm.close();
      await watcher.end();
      await database.drop();
    },
  };
}

/** What lies between the transports and the schema, put together as the server does. */
class Inside {
  private readonly contextOf: ContextFactory;
  private readonly documents: Documents;
  private readonly executor: Executor;
  private readonly formatFault: FormatFault;

  constructor(
    app: App,
    private readonly config: Config,
    schema: GraphQLSchema,
    logged: Record<string, unknown>[],
  ) {
    const log = pino(
      { level: 'warn' },
      { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
    );
    this.contextOf = contextFactory(app.orm.em, app.services);
    this.documents = new Documents({ schema, limits: limitsOf(config), isDevelopment: true });
    this.executor = new Executor(schema, config.requestTimeoutMs, log);
    this.formatFault = faultFormatter(log, () => undefined, true);
  }

  async run({ authorization, organisation }: Caller, query: string, variables: Record<string, unknown>): Promise<Answer> {
    try {
      const context = await this.contextOf({ authorization, organisation, locale: 'en', address: '127.0.0.1' });
      context.answerUntil(performance.now() + this.config.requestTimeoutMs);
      const document = this.documents.parse(query);
      const operation = { document, variables, context };
      const reasons = await reasonsAgainst(this.documents, this.executor, operation);
      if (reasons.length > 0) return { errors: reasons.map(this.formatFault) };
      if (!query.startsWith('subscription')) return this.formatted(await this.executor.execute(operation));
      const stream = await this.executor.subscribe(operation);
      if (!(Symbol.asyncIterator in stream)) return this.formatted(stream);
      // A subscriber who was let in waits for events, or gets the current state at once.
      await stream[Symbol.asyncIterator]().return?.();
      return {};
    } catch (error) {
      return { errors: [this.formatFault(error)] };
    }
  }

  private formatted(result: { data?: Record<string, unknown> | null; errors?: readonly unknown[] }): Answer {
    return { data: result.data, ...(result.errors && { errors: result.errors.map(this.formatFault) }) };
  }
}

async function fuzzStudio({ signIn }: App, orm: MikroORM, url: string, watcher: Client): Promise<FuzzStudio> {
  const studio = await makeStudio(orm.em, url, signIn);
  const tokens: FuzzStudio['tokens'] = { nobody: undefined, guess: `Bearer pmk_${'A'.repeat(22)}_${'A'.repeat(43)}` };
  const cast = async () => Object.assign(tokens, await freshCast(signIn, studio));
  await cast();
  let last = '0';
  const changes = async () => {
    const { rows } = await watcher.query<{ id: string; what: string }>(
      'select id, what from fuzz_changes where organisation_id = $1 and id > $2 order by id',
      [studio.tenant.organisationId, last],
    );
    last = rows.at(-1)?.id ?? last;
    return rows.map(({ what }) => what);
  };
  await changes();
  const ids = new Ids();
  ids.learn(JSON.stringify({ ...studio, tenant: undefined, clients: undefined }));
  return { studio, ids, tokens, cast, changes };
}

const ROLES = ['OWNER', 'MANAGER', 'RECEPTIONIST', 'INSTRUCTOR'] as const;
const ALL_SCOPES = Object.values(Scope);

/** A new person in each role, a person without a membership, a key with every scope, and a key with one. */
async function freshCast(signIn: SignIn, { tenant, slug }: Studio): Promise<Record<string, string>> {
  const tokens: Record<string, string> = {};
  const address = () => `${randomUUID()}@${slug}.example`;
  for (const role of ROLES) {
    const { id: memberId } = await made(addMember(tenant, { name: role, email: address(), role }));
    tokens[role] = await signedIn(signIn, tenant, { memberId });
    if (role !== 'OWNER') continue;
    // The keys of those who were here before would soon be all that an organisation may have.
    const revoke = 'update api_keys set revoked_at = now() where revoked_at is null';
    await bindTenant(tenant).transactional((em) => em.execute(revoke));
    for (const [name, scopes] of [
      ['KEY', ALL_SCOPES],
      ['READER', ALL_SCOPES.slice(1, 2)],
    ] as const) {
      tokens[name] = (await made(createApiKey(tenant, memberId, { name, scopes }))).secret ?? '';
    }
  }
  for (const name of ['Zuzana', 'Peter']) {
    const { id: customerId } = await made(createCustomer(tenant, { name, email: address() }));
    tokens[name] = await signedIn(signIn, tenant, { customerId });
  }
  tokens.PERSON = (await signIn.openSession(address())).token;
  return Object.fromEntries(Object.entries(tokens).map(([name, token]) => [name, `Bearer ${token}`]));
}
