/**
 * What is loaded when the product runs: type imports do not count here. Layers, types included, are in .dependency-cruiser.cjs.
 */

/** What a pure rule must never reach: I/O, clocks of others, the database, the network. */
const impure = [
  '^(node:)?(fs|net|http|https|http2|tls|dns|dgram|child_process|cluster|worker_threads|os|process|readline|timers|perf_hooks)(/|$)',
  'node_modules/(pg|ioredis|fastify|ws|pino|prom-client|graphql-ws|type-graphql|@apollo|@mikro-orm)(/|$)',
];

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'rules-are-pure',
      'Rules decide; they do no I/O and read no clock.',
      { path: '^src/services/rules/' },
      { reachable: true, path: impure.join('|') },
    ),
    forbid(
      'rules-reach-no-services',
      'What a rule needs to know comes in as an argument.',
      { path: '^src/services/rules/' },
      {
        reachable: true,
        path: '^src/(pubsub|server|resolvers|context|config|database|app|services/engine)',
      },
    ),
    forbid(
      'no-development-packages',
      'What ships must be in dependencies.',
      { path: '^(src|mikro-orm\\.config\\.ts)' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
