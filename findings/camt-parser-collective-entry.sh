#!/usr/bin/env bash
# camt-parser 1.1.0: of a collective entry (one booking, several payments) it gives neither the amount nor the payer of each payment.
# Expected: camt.053.001.08 puts the amount into TxDtls/Amt and the payer's name into RltdPties/Dbtr/Pty/Nm, and the parser
# is written for that version, so 16.10 from one payer and 8.00 from another.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund camt-parser@1.1.0
cat >try.cjs <<'JS'
const { parseCamt053 } = require('camt-parser');

const payment = (id, amount, name) => `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs><Amt Ccy="EUR">${amount}</Amt>
  <CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr></RltdPties></TxDtls>`;
const xml = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2027-01-04T06:00:00+01:00</CreDtTm></GrpHdr>
<Stmt><Id>S1</Id><CreDtTm>2027-01-04T06:00:00+01:00</CreDtTm>
<Acct><Id><IBAN>SK3112000000198742637541</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>Studio</Nm></Ownr></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-12-31</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">124.10</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-12-31</Dt></Dt></Bal>
<Ntry><NtryRef>1</NtryRef><Amt Ccy="EUR">24.10</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2026-12-31</Dt></BookgDt><ValDt><Dt>2026-12-31</Dt></ValDt><BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd>
<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>${payment('/VS1234567/SS/KS', '16.10', 'First Payer')}${payment('/VS7654321/SS/KS', '8.00', 'Second Payer')}
</NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`;

parseCamt053(xml).then(({ statements }) => {
  const [entry] = statements[0].transactions;
  const seen = entry.details.map(({ references, amountDetails, relatedParties }) => [
    references.endToEndId,
    amountDetails.transactionAmount.value,
    JSON.stringify(relatedParties),
  ].join(' '));
  console.log('entry:', entry.amount.value, entry.amount.currency);
  console.log('expected: /VS1234567/SS/KS 16.10 with its payer, /VS7654321/SS/KS 8.00 with its payer');
  console.log('seen:    ', seen.join(', '));
  const asWritten = ['/VS1234567/SS/KS  {}', '/VS7654321/SS/KS  {}'];
  process.exit(seen.join() === asWritten.join() ? 0 : 1);
});
JS
node try.cjs
