#!/usr/bin/env bash
# graphql-jit 0.8.9 beside graphql 16.15.0: where two required fields of an object fail, the compiled document tells more errors.
# Expected: the same document with the same answers gives the same list of errors, compiled or not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund graphql-jit@0.8.9 graphql@16.15.0
cat >try.mjs <<'JS'
import { buildSchema, execute, parse } from 'graphql';
import { compileQuery } from 'graphql-jit';

const schema = buildSchema('type Query { people: [Person!] } type Person { name: String! age: Int! }');
const fail = (what) => async () => {
  throw new Error(what);
};
const rootValue = { people: [{ name: fail('no name'), age: fail('no age') }] };
const document = parse('{ people { name age } }');
const told = ({ data, errors }) => `${JSON.stringify(data)} with ${errors.map(({ path }) => path.join('.')).join(' and ')}`;
const interpreted = told(await execute({ schema, document, rootValue }));
const compiled = told(await compileQuery(schema, document).query(rootValue, {}, {}));

console.log(`expected: ${interpreted}`);
console.log(`seen:     ${compiled}`);
process.exit(interpreted !== compiled ? 0 : 1);
JS
node try.mjs
