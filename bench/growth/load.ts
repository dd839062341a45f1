import { encodeId } from '../../src/schema/shared/ids.js';
import { Connection } from '../booking/connection.js';
import { benchId, ORGANISATION_ID } from '../booking/ids.js';
import { headOf } from '../booking/requests.js';
import { REGISTRATION_STEP } from '../booking/scenario.js';
import { type Latencies, latenciesOf } from '../latencies.js';
import { takeOrders } from '../processes/orders.js';
import { checkStatement, STATEMENT } from './statement.js';

/** Asks for statements of registrations all over the table, in a process of its own. */
export interface StatementOrder {
  readonly endpoint: string;
  readonly connections: number;
  readonly seconds: number;
  /** Registrations below this number have a long history. */
  readonly regulars: number;
}

export interface StatementResult extends Latencies {
  readonly statements: number;
  readonly seconds: number;
}

let next = 0;

async function load({ endpoint, connections, seconds, regulars }: StatementOrder): Promise<StatementResult> {
  const url = new URL(endpoint);
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(url)));
  const latenciesMs: number[] = [];
  const start = performance.now();
  const until = start + seconds * 1000;
  await Promise.all(
    open.map(async (connection) => {
      for (let now = performance.now(); now < until; ) {
        checkStatement(await connection.ask(request(url, (next++ * REGISTRATION_STEP) % regulars)));
        const then = now;
        now = performance.now();
        latenciesMs.push(now - then);
      }
    }),
  );
  const took = (performance.now() - start) / 1000;
  for (const connection of open) connection.close();
  return { statements: latenciesMs.length, seconds: took, ...latenciesOf(latenciesMs) };
}

function request(url: URL, registration: number): string {
  const id = encodeId('Registration', ORGANISATION_ID, benchId('registration', registration));
  const body = JSON.stringify({ query: STATEMENT, variables: { id } });
  return headOf(url, body.length) + body;
}

takeOrders(load);
