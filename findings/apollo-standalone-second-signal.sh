#!/usr/bin/env bash
# @apollo/server 5.5.1: a program with its own SIGTERM handler beside `startStandaloneServer` gets one SIGTERM as two.
# Expected: the server drains and stops, and the handler of the program runs once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @apollo/server@5.5.1 graphql@16.15.0
cat >try.mjs <<'JS'
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

let times = 0;
process.on('SIGTERM', () => {
  times += 1;
});
// Signals are handled by default, but not in tests.
const server = new ApolloServer({ typeDefs: 'type Query { now: Int }', nodeEnv: 'production' });
await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
process.kill(process.pid, 'SIGTERM');
await new Promise((done) => setTimeout(done, 1_500));

console.log('expected: the handler of the program runs 1 time');
console.log(`seen:     ${times} times`);
process.exit(times === 2 ? 0 : 1);
JS
node try.mjs
