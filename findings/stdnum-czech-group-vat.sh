#!/usr/bin/env bash
# stdnum 1.12.0: refuses every Czech VAT number (DIC) of nine digits that begins with 6, as VAT groups have (CZ699...).
# Expected: valid. CZ640903926 is the example of this special case in the documentation of python-stdnum (stdnum.cz.dic), and
# CZ699000761 is the number of a bank and an insurer that form one VAT group, as their websites print it; jsvat 2.5.4 accepts both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund stdnum@1.12.0 jsvat@2.5.4
cat >try.cjs <<'JS'
const { stdnum } = require('stdnum');
const { checkVAT, czechRepublic } = require('jsvat');

const numbers = ['CZ640903926', 'CZ699000761', 'CZ25123891'];
const seen = numbers.map((number) => {
  const { isValid, error } = stdnum.CZ.dic.validate(number);
  return `${number} stdnum: ${isValid ? 'valid' : error.name}, jsvat: ${checkVAT(number, [czechRepublic]).isValid ? 'valid' : 'invalid'}`;
});
console.log('expected: valid, by both packages, all three');
console.log(seen.join('\n'));
const asWritten = [
  'CZ640903926 stdnum: InvalidChecksum, jsvat: valid',
  'CZ699000761 stdnum: InvalidChecksum, jsvat: valid',
  'CZ25123891 stdnum: valid, jsvat: valid',
];
process.exit(seen.join() === asWritten.join() ? 0 : 1);
JS
node try.cjs
