/** Who may import whom, as a failing build. The reasons are in CONTRIBUTING.md and docs/adr/. */

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** A package of types alone, with nothing in it that a resolver of modules could find. */
const TYPES_ONLY = '^@graphql-typed-document-node/core$';

module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'Two files that need each other are one file, or miss a third.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'entities-know-nothing',
      'Entities are tables; nothing in src stands below them.',
      { path: '^src/entities' },
      { path: '^src/', pathNot: '^src/entities' },
    ),
    forbid(
      'migrations-know-nothing',
      'A migration is history and must not change with the code.',
      { path: '^src/migrations' },
      { path: '^src/', pathNot: '^src/migrations' },
    ),
    forbid(
      'ledger-knows-entities',
      'The ledger moves value and knows no booking.',
      { path: '^src/services/ledger' },
      { path: '^src/', pathNot: '^src/(services/ledger|entities)' },
    ),
    forbid(
      'ledger-by-its-index',
      'One door to the ledger.',
      { path: '^src/', pathNot: '^src/services/ledger' },
      { path: '^src/services/ledger/', pathNot: '^src/services/ledger/index\\.ts$' },
    ),
    forbid(
      'services-know-no-transport',
      'Services serve any transport.',
      { path: '^src/services' },
      { path: '^src/(resolvers|schema|pubsub|server|app|start|main|config|context)' },
    ),
    forbid(
      'schema-takes-types-only',
      'Of what is below it the schema uses types; enums are values it has to list.',
      { path: '^src/schema' },
      {
        path: '^src/(services|entities)',
        pathNot:
          '^src/(entities/(enums|currencies|money)|services/rules/world/(refusals|command)|services/catalogue/schedule)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'schema-knows-no-resolver',
      'Types are described before anyone resolves them.',
      { path: '^src/schema' },
      { path: '^src/(resolvers|pubsub|server|app|start|main|config)' },
    ),
    forbid(
      'resolvers-stay-thin',
      'Resolvers use schema, services and the context.',
      { path: '^src/resolvers', pathNot: '^src/resolvers/.*(subscription|live)' },
      {
        path: '^src/(pubsub|server|app|start|main|config|database)',
      },
    ),
    forbid(
      'subscriptions-know-no-server',
      'Subscription resolvers may use pubsub besides, and nothing else.',
      { path: '^src/resolvers' },
      {
        path: '^src/(server|app|start|main|config|database)',
      },
    ),
    forbid(
      'pubsub-knows-entities',
      'Topics carry facts; who caused them is not known here.',
      { path: '^src/pubsub' },
      { path: '^src/', pathNot: '^src/(pubsub|entities|postgres)' },
    ),
    forbid(
      'server-carries',
      'The server carries requests to the schema that is built for it.',
      { path: '^src/server' },
      { path: '^src/(services|schema|app|start|main)' },
    ),
    forbid(
      'app-is-the-root',
      'Everything is built in app.ts and handed in; who imports it builds a whole server.',
      { path: '^src/', pathNot: '^src/main\\.ts$' },
      { path: '^src/app\\.ts$' },
    ),
    forbid('nothing-imports-main', 'main.ts starts a server when it is imported.', {}, { path: '^src/main\\.ts$' }),
    forbid(
      'no-tests-in-the-product',
      'What ships does not depend on what checks it.',
      { path: '^(src|mikro-orm\\.config\\.ts)' },
      { path: '^(test|bench|scripts|demo|client)/' },
    ),
    forbid(
      'no-unlisted-packages',
      'A package we only have by chance is gone tomorrow.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'], pathNot: TYPES_ONLY },
    ),
    forbid('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true, pathNot: TYPES_ONLY }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
