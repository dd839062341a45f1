import { withClient } from '../postgres.js';
import { cpuMsOfFamily } from '../processes/usage.js';

/** The work of a round that the rate does not show. */
interface Costs {
  readonly postgresCpuMs: number;
  readonly walBytes: number;
}

/** Reads what PostgreSQL has spent up to now. Both sides share one PostgreSQL, and take turns. */
export class CostProbe {
  constructor(
    private readonly adminUrl: string,
    private readonly postgresPid: () => number,
  ) {}

  /** Runs a round, and tells what PostgreSQL spent on it. */
  async during<T>(round: () => Promise<T>): Promise<{ result: T; costs: Costs }> {
    const [cpuBefore, walBefore] = [await cpuMsOfFamily(this.postgresPid()), await this.walBytes()];
    const result = await round();
    const costs = {
      postgresCpuMs: (await cpuMsOfFamily(this.postgresPid())) - cpuBefore,
      walBytes: (await this.walBytes()) - walBefore,
    };
    return { result, costs };
  }

  /** The bytes of the write-ahead log since the cluster was made. */
  private walBytes(): Promise<number> {
    return withClient(this.adminUrl, async (client) => {
      const { rows } = await client.query<{ bytes: string }>("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes");
      return Number(rows[0]?.bytes);
    });
  }
}

export interface RoundFigures {
  readonly bookings: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of the server, or of pgbench. */
  readonly ownCpuMs: number;
}

/** The note of a round: latencies, and costs for each booking. */
export function noteOf(name: string, { bookings, p50Ms, p99Ms, ownCpuMs }: RoundFigures, costs: Costs): string {
  const microseconds = (ms: number) => `${((ms * 1000) / bookings).toFixed(0)} µs`;
  return (
    `p50 ${p50Ms.toFixed(0)} ms, p99 ${p99Ms.toFixed(0)} ms; a booking takes ${microseconds(ownCpuMs)} of CPU of ${name}, ` +
    `${microseconds(costs.postgresCpuMs)} of PostgreSQL, ${(costs.walBytes / bookings).toFixed(0)} bytes of WAL`
  );
}
