#!/usr/bin/env bash
# @graphql-inspector/core 7.1.3: taking the default off a required argument or input field counts as DANGEROUS.
# Expected: BREAKING. `f(a: Int! = 1)` may be asked for as `{ f }`; without the default every such document is invalid.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @graphql-inspector/core@7.1.3 graphql@16.15.0
cat >try.mjs <<'JS'
import { diff } from '@graphql-inspector/core';
import { buildSchema, parse, validate } from 'graphql';

const before = buildSchema('input I { n: Int! = 1 } type Query { f(a: Int! = 1): Int  g(i: I): Int }');
const after = buildSchema('input I { n: Int! } type Query { f(a: Int!): Int  g(i: I): Int }');
const document = parse('{ f g(i: {}) }');
const errors = { before: validate(before, document).length, after: validate(after, document).length };
const levels = (await diff(before, after)).map(({ criticality, path }) => `${path} ${criticality.level}`).sort();

console.log('errors of { f g(i: {}) } before and after:', errors.before, 'and', errors.after);
console.log('expected: I.n BREAKING, Query.f.a BREAKING');
console.log('seen:    ', levels.join(', '));
const isAsWritten = errors.before === 0 && errors.after === 2 && levels.join() === 'I.n DANGEROUS,Query.f.a DANGEROUS';
process.exit(isAsWritten ? 0 : 1);
JS
node try.mjs
