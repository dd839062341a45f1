#!/usr/bin/env bash
# graphql-jit 0.8.9: a variable that is left out, inside an input object that the document writes, becomes null.
# Expected: GraphQL leaves such a field out, or gives it its default (section "Input Objects", "Input Coercion"), as graphql-js does.
# In an update, null clears what should have stayed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund graphql-jit@0.8.9 graphql@16.15.0
cat >try.cjs <<'JS'
const { buildSchema, execute, parse, validate } = require('graphql');
const { compileQuery } = require('graphql-jit');

const schema = buildSchema('input Change { phone: String, size: Int = 3 } type Query { change(to: Change!): String }');
schema.getQueryType().getFields().change.resolve = (_root, { to }) => JSON.stringify(to);
const document = parse('query ($phone: String, $size: Int) { change(to: { phone: $phone, size: $size }) }');

const expected = execute({ schema, document, variableValues: {} }).data.change;
const seen = compileQuery(schema, document).query({}, {}, {}).data.change;
console.log('errors of validation:', validate(schema, document).length);
console.log('expected:', expected);
console.log('seen:    ', seen);
process.exit(expected === '{"size":3}' && seen === '{"phone":null,"size":null}' ? 0 : 1);
JS
node try.cjs
