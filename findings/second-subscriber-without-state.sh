#!/usr/bin/env bash
# @apollo/client 4.3.8 and @urql/core 6.0.3: a second subscriber to the same document and variables gets nothing until the next
# push. Both clients share the running subscription, and neither gives the newcomer its last result.
# Expected: the state at once. The server begins each subscription with the current state, and a shared query gives its result to
# both callers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @apollo/client@4.3.8 rxjs@7.8.2 @urql/core@6.0.3 graphql@16.15.0
cat >try.mjs <<'JS'
import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { Client, gql, subscriptionExchange } from '@urql/core';

const SEATS = gql`subscription { seats { left } }`;
const STATE = { data: { seats: { left: 3 } } };
const soon = () => new Promise((done) => setTimeout(done, 50));

/** Subscribes twice. The server answers each subscription that reaches it with the state. */
async function subscribedTwice(follow) {
  const [first, second] = [[], []];
  follow((left) => first.push(left));
  await soon();
  follow((left) => second.push(left));
  await soon();
  return `first ${JSON.stringify(first)}, second ${JSON.stringify(second)}`;
}

const link = new ApolloLink(() => new Observable((observer) => observer.next(STATE)));
const apollo = new ApolloClient({ link, cache: new InMemoryCache() });
const forwardSubscription = () => ({
  subscribe: (sink) => {
    sink.next(STATE);
    return { unsubscribe: () => undefined };
  },
});
const urql = new Client({ url: 'http://localhost/graphql', exchanges: [subscriptionExchange({ forwardSubscription })] });

const seen = [
  await subscribedTwice((tell) => apollo.subscribe({ query: SEATS }).subscribe(({ data }) => tell(data.seats.left))),
  await subscribedTwice((tell) => urql.subscription(SEATS, {}).subscribe(({ data }) => tell(data.seats.left))),
];
console.log('expected: first [3], second [3], with both');
console.log('seen:     Apollo Client:', seen[0]);
console.log('          urql:         ', seen[1]);
process.exit(seen.every((told) => told === 'first [3], second []') ? 0 : 1);
JS
node try.mjs
