#!/usr/bin/env bash
# @urql/core 6.0.3: the error of one push of a subscription stays on every later push, and a push without data shows older data.
# Expected: each push of a subscription is a result of its own, so a push without `errors` has no error, and `data: null` is null.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @urql/core@6.0.3 graphql@16.15.0
cat >try.mjs <<'JS'
import { Client, gql, subscriptionExchange } from '@urql/core';

let push;
const forwardSubscription = () => ({
  subscribe: (sink) => {
    push = (result) => sink.next(result);
    return { unsubscribe: () => undefined };
  },
});
const client = new Client({ url: 'http://localhost/graphql', exchanges: [subscriptionExchange({ forwardSubscription })] });
const seen = [];
client
  .subscription(gql`subscription { seats { left note } }`, {})
  .subscribe(({ data, error }) => seen.push(`${data?.seats.left ?? 'null'} ${error ? 'with an error' : 'fine'}`));
await new Promise((done) => setTimeout(done, 10));
push({ data: { seats: { left: 3, note: 'a' } } });
push({ data: { seats: { left: 2, note: null } }, errors: [{ message: 'No note', path: ['seats', 'note'] }] });
push({ data: { seats: { left: 1, note: 'b' } } });
push({ data: null, errors: [{ message: 'No seats', path: ['seats'] }] });

console.log('expected: 3 fine, 2 with an error, 1 fine, null with an error');
console.log('seen:    ', seen.join(', '));
process.exit(seen.join(', ') === '3 fine, 2 with an error, 1 with an error, 1 with an error' ? 0 : 1);
JS
node try.mjs
