import { SERVING_ROLE } from '../../src/postgres/connections.js';
import { withClient } from '../postgres.js';
import { KINDS, type Kind } from './questions.js';

/** A statement, and the longest that it took of PostgreSQL. */
export interface Timed {
  readonly ms: number;
  readonly text: string;
}

const TEXT_SHOWN = 100;
const NONE: Timed = { ms: Number.NaN, text: '' };

/** The statements that the server sends for each kind of question, and their times as PostgreSQL measures them. */
export class Statements {
  private readonly kinds = new Map<string, Set<Kind>>();
  private readonly slowestOf = new Map<Kind, Timed>();

  /** @param adminUrl of a PostgreSQL that times statements */
  constructor(
    private readonly adminUrl: string,
    private readonly database: string,
  ) {}

  /** Notes which statements a kind takes: all that the server sends while it answers nothing else. */
  async learn(kind: Kind, ask: () => Promise<unknown>): Promise<void> {
    await this.forget();
    await ask();
    for (const id of (await this.read()).keys()) this.kinds.set(id, (this.kinds.get(id) ?? new Set()).add(kind));
  }

  /** Times the statements of all kinds while something runs. */
  async watch<T>(run: () => Promise<T>): Promise<T> {
    await this.forget();
    const result = await run();
    for (const [id, statement] of await this.read()) {
      for (const kind of this.kinds.get(id) ?? []) {
        if (!(this.slowest(kind).ms >= statement.ms)) this.slowestOf.set(kind, statement);
      }
    }
    return result;
  }

  /** The slowest of a kind in all that was watched. */
  slowest(kind: Kind): Timed {
    return this.slowestOf.get(kind) ?? NONE;
  }

  /** Throws when a kind has no statements: then its answers came from nowhere. */
  check(): void {
    const learnt = new Set([...this.kinds.values()].flatMap((kinds) => [...kinds]));
    const without = KINDS.filter((kind) => !learnt.has(kind));
    if (without.length > 0) throw new Error(`PostgreSQL saw no statement of ${without.join(', ')}`);
  }

  private forget(): Promise<void> {
    return withClient(this.adminUrl, async (client) => void (await client.query('select pg_stat_statements_reset()')));
  }

  private read(): Promise<Map<string, Timed>> {
    return withClient(this.adminUrl, async (client) => {
      const { rows } = await client.query<{ id: string; ms: number; text: string }>(
        `select s.queryid::text as id, max(s.max_exec_time) as ms, min(s.query) as text from pg_stat_statements s
         join pg_roles r on r.oid = s.userid join pg_database d on d.oid = s.dbid
         where r.rolname = $1 and d.datname = $2 and s.queryid is not null group by 1`,
        [SERVING_ROLE, this.database],
      );
      return new Map(rows.map(({ id, ms, text }) => [id, { ms, text: text.replace(/\s+/g, ' ').slice(0, TEXT_SHOWN) }]));
    });
  }
}
