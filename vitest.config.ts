import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);
const graphqlFolder = dirname(require.resolve('graphql/package.json'));

export default defineConfig(({ mode }) => ({
  // The entities and resolvers carry legacy decorators, as TypeGraphQL wants them.
  oxc: { decorator: { legacy: true } },
  resolve: {
    // graphql ships twice (CommonJS and ES modules), and a schema made by one copy is refused by the other.
    alias: [{ find: /^graphql$/, replacement: join(graphqlFolder, 'index.js') }],
  },
  test: {
    // `npm run measure:cost` runs what measures, which is no test.
    include: [mode === 'cost' ? 'test/**/*.measure.ts' : 'test/**/*.test.ts'],
    globalSetup: ['test/support/build-packages.ts', 'test/support/global-setup.ts'],
    setupFiles: ['reflect-metadata'],
    pool: 'forks',
    // Every file has a database and often a server of its own; more at once than this makes small machines swap and time out.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Each run of the tests sends some garbage, and `npm run fuzz` a lot of it.
    provide: { fuzzOperations: mode === 'fuzz' ? 100_000 : 2_000 },
  },
}));
