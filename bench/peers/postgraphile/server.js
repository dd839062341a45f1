import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const { DATABASE_URL, ORGANISATION_ID, ROLE } = process.env;

/** PostGraphile over the tables of the server, as its documentation sets it up for production. */
const preset = {
  extends: [PostGraphileAmberPreset],
  // Lists can then be ordered by columns without an index, such as the name of a course.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString: DATABASE_URL, schemas: ['public'] })],
  // Plain lists: connections would cost more, and nobody asks for pages here.
  schema: { defaultBehavior: '-connection +list' },
  grafast: {
    explain: false,
    // A server of many organisations sets the organisation of each request. Row-level security reads it.
    context: () => ({ pgSettings: { role: ROLE, 'app.organisation': ORGANISATION_ID } }),
  },
  grafserv: { graphqlPath: '/graphql', graphiql: false, graphqlOverGET: true, outputDataAsString: true, watch: false },
};

const serv = postgraphile(preset).createServ(grafserv);
const server = createServer();
server.on('error', (error) => {
  console.error(error);
  process.exit(1);
});
await serv.addTo(server);
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => {
  process.send({ ready: true, endpoint: `http://127.0.0.1:${server.address().port}/graphql` });
});
