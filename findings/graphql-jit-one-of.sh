#!/usr/bin/env bash
# graphql-jit 0.8.9: takes two members, or none, of a @oneOf input that comes as a variable.
# Expected: refused, as by graphql-js 16.15.0. The types say that exactly one member is there, so a resolver relies on it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund graphql-jit@0.8.9 graphql@16.15.0
cat >try.cjs <<'JS'
const { buildSchema, execute, parse } = require('graphql');
const { compileQuery } = require('graphql-jit');

const schema = buildSchema('input Who @oneOf { id: ID, email: String } type Query { find(who: Who!): String }');
schema.getQueryType().getFields().find.resolve = (_root, { who }) => JSON.stringify(who);
const document = parse('query ($who: Who!) { find(who: $who) }');
const compiled = compileQuery(schema, document);
const told = ({ data, errors }) => (errors ? 'refused' : data.find);
const answers = [{ id: '1' }, { id: '1', email: 'a@example.com' }, {}].map((who) => {
  const expected = told(execute({ schema, document, variableValues: { who } }));
  const seen = told(compiled.query({}, {}, { who }));
  console.log(`${JSON.stringify(who)}  expected: ${expected}  seen: ${seen}`);
  return [expected, seen];
});
const asWritten = [
  ['{"id":"1"}', '{"id":"1"}'],
  ['refused', '{"id":"1","email":"a@example.com"}'],
  ['refused', '{}'],
];
process.exit(JSON.stringify(answers) === JSON.stringify(asWritten) ? 0 : 1);
JS
node try.cjs
