#!/usr/bin/env bash
# iso20022.js 0.0.15: an entry with <RvslInd>true</RvslInd> has `reversal: false`, and a statement whose bank is named by its BIC
# alone (BICFI, the usual way) cannot be read at all.
# Expected: `reversal: true`, and an account servicer without `Othr`, which the schema leaves optional.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund iso20022.js@0.0.15
cat >try.mjs <<'JS'
import { CashManagementEndOfDayReport } from 'iso20022.js';

const statement = (other) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2027-01-04T06:00:00Z</CreDtTm></GrpHdr>
<Stmt><Id>S1</Id><ElctrncSeqNb>1</ElctrncSeqNb><CreDtTm>2027-01-04T06:00:00Z</CreDtTm>
<FrToDt><FrDtTm>2027-01-04T00:00:00Z</FrDtTm><ToDtTm>2027-01-04T23:59:59Z</ToDtTm></FrToDt>
<Acct><Id><IBAN>SK3112000000198742637541</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>Studio</Nm></Ownr>
<Svcr><FinInstnId><BICFI>TATRSKBX</BICFI>${other}</FinInstnId></Svcr></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2027-01-04</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">110.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2027-01-04</Dt></Dt></Bal>
<Ntry><NtryRef>1</NtryRef><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2027-01-04</Dt></BookgDt><ValDt><Dt>2027-01-04</Dt></ValDt>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
</Stmt></BkToCstmrStmt></Document>`;

const [entry] = CashManagementEndOfDayReport.fromXML(statement('<Othr><Id>1100</Id></Othr>')).statements[0].entries;
let byBicAlone;
try {
  CashManagementEndOfDayReport.fromXML(statement(''));
  byBicAlone = 'read';
} catch (error) {
  byBicAlone = error.constructor.name;
}
console.log('expected: reversal true, and a bank named by its BIC alone is read');
console.log(`seen:     reversal ${entry.reversal}, and a bank named by its BIC alone: ${byBicAlone}`);
process.exit(entry.reversal === false && byBicAlone === 'TypeError' ? 0 : 1);
JS
node try.mjs
