#!/usr/bin/env bash
# ibantools 4.5.4: `extractIBAN` gives the bank code of a Czech IBAN and none of a Slovak one.
# Expected: both. The two countries share the layout (four digits of bank, six of prefix, ten of account), and the SWIFT IBAN registry
# names the bank identifier at the same place for both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ibantools@4.5.4
cat >try.cjs <<'JS'
const { extractIBAN, isValidIBAN } = require('ibantools');

// The examples of the SWIFT IBAN registry.
const czech = 'CZ6508000000192000145399';
const slovak = 'SK3112000000198742637541';
const bankOf = (iban) => extractIBAN(iban).bankIdentifier;
console.log('valid:', isValidIBAN(czech), isValidIBAN(slovak));
console.log('expected: 0800 1200');
console.log('seen:    ', bankOf(czech), bankOf(slovak));
process.exit(isValidIBAN(czech) && isValidIBAN(slovak) && bankOf(czech) === '0800' && bankOf(slovak) === undefined ? 0 : 1);
JS
node try.cjs
