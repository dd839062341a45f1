import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

/**
 * A bare PostgreSQL and a bare Apollo server, started together: no migrations, roles, checks, sign-in, jobs or sockets. The bench
 * tells where the programs of PostgreSQL are, and the user that they run as.
 */
const { INITDB, POSTGRES, PG_UID, PG_GID, PG_PORT, DATA_DIR, PORT, PAGE } = process.env;
const user = PG_UID ? { uid: Number(PG_UID), gid: Number(PG_GID) } : {};
const isFirst = !existsSync(`${DATA_DIR}/PG_VERSION`);
if (isFirst) spawnSync(INITDB, ['-D', DATA_DIR, '-U', 'postgres', '--auth=trust', '--no-sync'], user);
const settings = [`port=${PG_PORT}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
const flags = settings.flatMap((setting) => ['-c', setting]);
const postgres = spawn(POSTGRES, ['-D', DATA_DIR, ...flags], { ...user, stdio: 'ignore' });
process.once('SIGTERM', () => void stop());

const [{ ApolloServer }, { startStandaloneServer }, { default: pg }] = await Promise.all([
  import('@apollo/server'),
  import('@apollo/server/standalone'),
  import('pg'),
]);
const pool = new pg.Pool({ host: '127.0.0.1', port: Number(PG_PORT), user: 'postgres', database: 'postgres' });
await untilReady();
if (isFirst) await fill(JSON.parse(PAGE));

const server = new ApolloServer({
  // It would send itself the signal a second time.
  stopOnTerminationSignals: false,
  typeDefs: `
    type Query { organisation(slug: String!): Organisation }
    type Organisation { name: String! courses: [Course!]! }
    type Course { name: String! }
  `,
  resolvers: {
    Query: {
      organisation: async (_root, { slug }) =>
        (await pool.query('select id, name from organisations where slug = $1', [slug])).rows[0] ?? null,
    },
    Organisation: {
      courses: async ({ id }) =>
        (await pool.query('select name from courses where organisation_id = $1 order by place', [id])).rows,
    },
  },
});
const { url } = await startStandaloneServer(server, { listen: { port: Number(PORT), host: '127.0.0.1' } });
console.log(`The bare server answers at ${url}`);

async function untilReady() {
  for (;;) {
    try {
      return await pool.query('select 1');
    } catch {
      // PostgreSQL is starting.
      await new Promise((done) => setTimeout(done, 5));
    }
  }
}

async function fill({ slug, name, courses }) {
  await pool.query(`create table organisations (id int primary key, slug text unique, name text not null);
    create table courses (organisation_id int not null references organisations, place int not null, name text not null)`);
  await pool.query('insert into organisations values (1, $1, $2)', [slug, name]);
  await pool.query('insert into courses select 1, place, name from unnest($1::text[]) with ordinality as c(name, place)', [
    courses,
  ]);
}

async function stop() {
  await pool.end();
  const ended = once(postgres, 'exit');
  postgres.kill('SIGINT');
  await ended;
  process.exit(0);
}
