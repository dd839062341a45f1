/**
 * What is loaded when the product runs: type imports do not count here. Layers, types included, are in .dependency-cruiser.cjs.
 */

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'rules-are-pure',
      'Rules decide: no I/O, no clock, no package but the one for dates and times, whatever they reach by way of others.',
      { path: '^src/services/rules/' },
      { reachable: true, pathNot: ['^src/(services/(rules|ledger)|entities)/', '^node_modules/temporal-polyfill/'] },
    ),
    forbid(
      'no-development-packages',
      'What ships must be in dependencies.',
      { path: '^src/' },
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
