#!/usr/bin/env bash
# pg-pool 3.14.0: `waitingCount` counts a caller who asks while connections are idle, until the next tick.
# Expected: a caller waits only when every connection is lent, so with two idle connections and one caller nobody is waiting.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund pg-pool@3.14.0 pg@8.23.1
cat >try.mjs <<'JS'
import { EventEmitter } from 'node:events';
import Pool from 'pg-pool';

/** A connection that opens at once and is asked nothing. */
class Client extends EventEmitter {
  _queryable = true;
  connect(done) {
    process.nextTick(done, null);
  }
  end(done) {
    done?.();
  }
}
const pool = new Pool({ Client, max: 2 });
const lent = await Promise.all([pool.connect(), pool.connect()]);
for (const client of lent) client.release();
const before = `${pool.idleCount} idle, ${pool.waitingCount} waiting`;
const asked = pool.connect();
const asking = `${pool.idleCount} idle, ${pool.waitingCount} waiting`;
(await asked).release();

console.log('expected: 2 idle, 0 waiting; while one is asked for: 1 idle, 0 waiting');
console.log(`seen:     ${before}; while one is asked for: ${asking}`);
process.exit(`${before}; ${asking}` === '2 idle, 0 waiting; 2 idle, 1 waiting' ? 0 : 1);
JS
node try.mjs
