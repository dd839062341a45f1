#!/usr/bin/env bash
# graphql-jit 0.8.9: a variable of a required type that has a default is refused when it is left out, as is a field of an input.
# Expected: the default. The specification calls a variable or a field required only when it has no default.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund graphql-jit@0.8.9 graphql@16.15.0
cat >try.cjs <<'JS'
const { buildSchema, execute, parse, validate } = require('graphql');
const { compileQuery } = require('graphql-jit');

const schema = buildSchema('input Page { size: Int! = 20 } type Query { list(page: Page!): String, first(count: Int!): String }');
const { list, first } = schema.getQueryType().getFields();
list.resolve = first.resolve = (_root, args) => JSON.stringify(args);
const cases = [
  ['query ($count: Int! = 7) { answer: first(count: $count) }', {}],
  ['query ($page: Page!) { answer: list(page: $page) }', { page: {} }],
];
const told = ({ data, errors }) => data?.answer ?? errors[0].message;
const answers = cases.map(([text, variableValues]) => {
  const document = parse(text);
  const expected = told(execute({ schema, document, variableValues }));
  const seen = told(compileQuery(schema, document).query({}, {}, variableValues));
  console.log(`${text}, errors of validation: ${validate(schema, document).length}`);
  console.log('  expected:', expected);
  console.log('  seen:    ', seen);
  return [expected, /was not provided/.test(seen)];
});
const asWritten = [['{"count":7}', true], ['{"page":{"size":20}}', true]];
process.exit(JSON.stringify(answers) === JSON.stringify(asWritten) ? 0 : 1);
JS
node try.cjs
