/** Which place may import which, as a failing build. The places and their reasons are in scripts/places.cjs. */
const { PLACES, pathsOf } = require('./scripts/places.cjs');

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** A package of types alone, with nothing in it that a resolver of modules could find. */
const TYPES_ONLY = '^@graphql-typed-document-node/core$';

/** A place imports itself and the places that the table names, and nothing else of src. */
const byPlace = PLACES.filter(({ mayImport }) => !mayImport.includes('*')).map((place) =>
  forbid(place.name.replaceAll('/', '-'), place.sentence, { path: place.path }, { path: '^src/', pathNot: pathsOf(place) }),
);

/** Rooms of src/services that others enter by their index alone. */
const BY_INDEX = `(${PLACES.filter(({ path }) => /^\^src\/services\/(?!rules\/)/.test(path))
  .map(({ name }) => name)
  .join('|')})`;

/** Rooms of web/src that every page may use. The others are one page each. */
const SHARED_BY_PAGES = 'api|format|parts|session|shell|styles|words';

module.exports = {
  forbidden: [
    ...byPlace,
    forbid(
      'every-file-has-a-place',
      'A file of src belongs to a place of the table, or the table lacks one.',
      { path: '^src/', pathNot: PLACES.map(({ path }) => path) },
      {},
    ),
    forbid(
      'no-circles',
      'Two files that need each other are one file, or miss a third; type imports count.',
      {},
      { circular: true },
    ),
    forbid(
      'services-by-their-index',
      'A service has one door; what its index does not export is its own business.',
      { path: '^src/', pathNot: '^src/services/' },
      { path: `^src/services/${BY_INDEX}/`, pathNot: '/index\\.ts$' },
    ),
    forbid(
      'services-by-their-index-among-themselves',
      'A service has one door, for other services as well.',
      { path: '^src/services/([^/]+)/' },
      { path: `^src/services/${BY_INDEX}/`, pathNot: ['^src/services/$1/', '/index\\.ts$'] },
    ),
    forbid('nothing-imports-main', 'main.ts starts a server when it is imported.', {}, { path: '^src/main\\.ts$' }),
    forbid(
      'app-is-the-root',
      'Everything is built in app.ts and handed in; a file that imports it builds a whole server.',
      { path: '^src/', pathNot: '^src/main\\.ts$' },
      { path: '^src/app\\.ts$' },
    ),
    forbid(
      'no-tests-in-the-product',
      'The product does not depend on what checks it.',
      { path: '^src/' },
      { path: '^(test|bench|scripts|demo|client|web)/' },
    ),
    forbid(
      'client-stands-alone',
      'The client package imports nothing of the server.',
      { path: '^client/' },
      { path: '^(src|test|bench|scripts|demo|web)/' },
    ),
    forbid(
      'graphiql-stands-alone',
      'GraphiQL knows the API as any other client does.',
      { path: '^graphiql/' },
      { path: '^(src|test|bench|scripts|demo|web|client)/' },
    ),
    forbid(
      'web-uses-the-client-alone',
      'The pages know the API by the client package, as any other front end does.',
      { path: '^web/' },
      { path: '^(src|test|bench|scripts|demo|client/src)/' },
    ),
    forbid(
      'rooms-of-pages-apart',
      'The room of one page imports what all pages share, and no other page.',
      { path: '^web/src/([^/]+)/', pathNot: `^web/src/(${SHARED_BY_PAGES})/` },
      { path: '^web/src/[^/]+/', pathNot: ['^web/src/$1/', `^web/src/(${SHARED_BY_PAGES})/`] },
    ),
    forbid(
      'shared-rooms-know-no-page',
      'What all pages share works without any of them.',
      { path: `^web/src/(${SHARED_BY_PAGES})/` },
      { path: '^web/src/[^/]+/', pathNot: `^web/src/(${SHARED_BY_PAGES})/` },
    ),
    forbid(
      'client-by-its-name',
      'Tests and demo import the published package, not its sources.',
      { path: '^(test|bench|scripts|demo)/' },
      { path: '^client/src/' },
    ),
    forbid(
      'no-unlisted-packages',
      'A package that is there only because another one needs it is gone tomorrow.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'], pathNot: TYPES_ONLY },
    ),
    forbid('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true, pathNot: TYPES_ONLY }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Each of these folders has packages of its own, which are there only after its bench has run.
    exclude: { path: '^bench/peers/[^/]+/' },
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
