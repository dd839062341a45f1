import { MikroORM } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { readConfig } from '../../src/config.js';
import { contextFactory, type Services } from '../../src/context.js';
import type { Organisation } from '../../src/entities/index.js';
import { ormOptions } from '../../src/postgres/orm.js';
import { LocalHub } from '../../src/pubsub/hub.js';
import { OrganisationChanges } from '../../src/pubsub/organisation-changes.js';
import { graphqlServer } from '../../src/server/server.js';
import { revokedHolders } from '../../src/services/callers/revoked.js';
import { Viewers } from '../../src/services/callers/viewers.js';
import { addMember, createCustomer, createOrganisation } from '../../src/services/people/index.js';
import { createDatabase } from '../support/services/postgres.js';
import { openSignIn } from '../support/services/sign-in.js';
import { signedIn } from '../support/signed-in.js';

export const PRODUCTION = {
  NODE_ENV: 'production',
  AUTH_SECRET: 'a secret that only these tests know of',
  SMTP_URL: 'smtp://localhost:1',
  MAIL_FROM: 'Tests <tests@localhost>',
};

export interface Ground {
  databaseUrl: string;
  orm: MikroORM;
  hub: LocalHub;
  services: Services;
  logged: Record<string, unknown>[];
  /** Starts a server for a schema of the test's own. */
  serve: (schema: GraphQLSchema, env?: Record<string, string>) => Promise<Served>;
  studio: (slug: string) => Promise<Studio>;
  drop: () => Promise<void>;
}

export interface Served {
  url: string;
  close: () => Promise<void>;
}

export interface Studio {
  organisation: Organisation;
  receptionist: string;
  customer: string;
}

/** A database and all that a server needs, but for the product's schema and engine. */
export async function ground(): Promise<Ground> {
  const database = await createDatabase();
  const orm = await MikroORM.init(ormOptions(database.url, 4));
  const hub = new LocalHub();
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) });
  const signIn = await openSignIn(database.url);
  const changes = new OrganisationChanges(hub);
  const services = { viewers: new Viewers(orm.em, signIn), signIn, hub, changes } as unknown as Services;
  const served: Served[] = [];
  return {
    databaseUrl: database.url,
    orm,
    hub,
    services,
    logged,
    serve: async (schema, env = {}) => {
      const config = readConfig({ PORT: '0', NODE_ENV: 'test', ...env });
      const contextOf = contextFactory(orm.em, services);
      const askDatabase = () => orm.em.getConnection().execute('select 1');
      const server = await graphqlServer({
        ...{ config, schema, contextOf, log, askDatabase },
        subscribers: () => hub.subscribers,
        changes,
        revokedOf: (holders) => revokedHolders(orm.em, signIn, holders),
      });
      const { url } = await server.listen();
      served.push({ url, close: server.close });
      return { url, close: server.close };
    },
    studio: async (slug) => {
      const organisation = await createOrganisation(orm.em, {
        slug,
        name: slug,
        currency: 'EUR',
        timeZone: 'Europe/Bratislava',
        locale: 'sk',
      });
      const tenant = { em: orm.em, organisationId: organisation.id };
      const member = await addMember(tenant, { name: 'Rita', email: `rita@${slug}.example`, role: 'RECEPTIONIST' });
      const customer = await createCustomer(tenant, { name: 'Klára', email: `klara@${slug}.example`, locale: 'cs' });
      if (!member.ok || !customer.ok) throw new Error('The studio was refused');
      return {
        organisation,
        receptionist: await signedIn(signIn, tenant, { memberId: member.value.id }),
        customer: await signedIn(signIn, tenant, { customerId: customer.value.id }),
      };
    },
    drop: async () => {
      await Promise.all(served.map((server) => server.close()));
      await signIn.close();
      await orm.close();
      await database.drop();
    },
  };
}

export interface Answer {
  status: number;
  body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: string[]; extensions: { code: string; incidentId?: string } }[];
  };
}

export async function post(
  url: string,
  query: string,
  headers: Record<string, string> = {},
  variables: object = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}
