import { expect, test } from 'vitest';
import { packageProblems } from '../../scripts/package-contents.js';

const MANIFEST = { version: '1.2.0', exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } } };
const WHOLE = [
  'package.json',
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'dist/index.js',
  'dist/index.d.ts',
  'dist/generated/graphql.js',
];

test('a package with all that it names passes', () => {
  expect(packageProblems(MANIFEST, WHOLE, '1.2.0')).toEqual([]);
});

test('a package without a file that exports names is found', () => {
  const packed = WHOLE.filter((path) => path !== 'dist/index.d.ts');
  expect(packageProblems(MANIFEST, packed, '1.2.0')).toEqual(['dist/index.d.ts is needed and is not in the package']);
});

test('a package that would publish sources or the stamp of the build is found', () => {
  expect(packageProblems(MANIFEST, [...WHOLE, 'src/index.ts', 'dist/inputs.sha256'], '1.2.0')).toEqual([
    'src/index.ts is in the package and is neither the build nor a document',
    'dist/inputs.sha256 is in the package and is neither the build nor a document',
  ]);
});

test('a client of another version than the server is found', () => {
  expect(packageProblems(MANIFEST, WHOLE, '1.3.0')).toEqual(['The client is 1.2.0 and the server is 1.3.0']);
});
