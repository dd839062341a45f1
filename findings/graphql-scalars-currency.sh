#!/usr/bin/env bash
# graphql-scalars 1.26.0: `Currency` takes "eur" and hands it on as it was written.
# Expected: a code of ISO 4217 in capitals; other spellings are refused or become the code.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund graphql-scalars@1.26.0 graphql@16.15.0
cat >try.mjs <<'JS'
import { GraphQLCurrency } from 'graphql-scalars';

const parsed = (code) => {
  try {
    return GraphQLCurrency.parseValue(code);
  } catch {
    return 'refused';
  }
};
const seen = ['EUR', 'eur'].map((code) => `${code}: ${parsed(code)}`).join(', ');
console.log('expected: EUR: EUR, eur: EUR or refused');
console.log(`seen:     ${seen}`);
process.exit(seen.includes('eur: eur') ? 0 : 1);
JS
node try.mjs
