import { defineEntity, p } from '@mikro-orm/core';

/** A ledger account: `PASS:<id>`, `CASH:desk` … Its balance is its credits less its debits. Written by services/ledger only. */
const schema = defineEntity({
  name: 'Account',
  tableName: 'accounts',
  primaryKeys: ['organisationId', 'code'],
  properties: {
    organisationId: p.uuid().primary(),
    code: p.string().primary(),
    unit: p.string(),
    balance: p.bigint('number'),
    version: p.bigint('number'),
  },
});

export class Account extends schema.class {}
schema.setClass(Account);
