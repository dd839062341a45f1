import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../src/entities/events.js';
import { LocalHub, TransportAway } from '../../src/pubsub/hub.js';
import { Relay } from '../../src/pubsub/relay.js';
import { type Ground, ground, type Studio } from '../server/ground.js';

/** A hub whose way to the other processes can be cut. */
class CutHub extends LocalHub {
  told: LiveEvent[] = [];
  isCut = false;
  /** Whether it is a transport that tells by itself when it is away. */
  tellsItself = false;

  override async publish(events: readonly LiveEvent[]): Promise<void> {
    if (this.isCut) throw this.tellsItself ? new TransportAway('cut') : new Error('cut');
    this.told.push(...events);
  }
}

let here: Ground;
let studio: Studio;
let pool: pg.Pool;
let owner: pg.Client;
const hub = new CutHub();
const warnings: string[] = [];
const relays: Relay[] = [];

beforeAll(async () => {
  here = await ground();
  studio = await here.studio('plavecka');
  pool = new pg.Pool({ connectionString: here.databaseUrl, max: 2, options: '-c role=permanentka_app' });
  owner = new pg.Client({ connectionString: here.databaseUrl });
  await owner.connect();
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.close()));
  hub.told = [];
  hub.isCut = false;
  hub.tellsItself = false;
  await asTenant('update outbox set published_at = now()');
});
afterAll(async () => {
  await owner.end();
  await pool.end();
  await here.drop();
});

const relayOf = (relayHub = hub) => {
  const relay = new Relay(pool, relayHub, { warn: (_details, message) => void warnings.push(message) });
  relays.push(relay);
  return relay;
};

/** Row-level security binds the owner of the tables too. */
async function asTenant<R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> {
  await owner.query(`begin; select set_config('app.organisation', '${studio.organisation.id}', true)`);
  const { rows } = await owner.query<R>(text, values);
  await owner.query('commit');
  return rows;
}

const event = (version: number): LiveEvent => ({
  topic: 'sessionCapacity',
  organisationId: studio.organisation.id,
  key: 's',
  version,
  state: { sessionId: 's', status: 'SCHEDULED', capacity: 1, seatsTaken: 0, version },
});

async function commit(version: number, age = '0 s'): Promise<{ id: string; events: LiveEvent[] }> {
  const row = { id: uuidv7(), events: [event(version)] };
  await asTenant('insert into outbox (organisation_id, id, events, created_at) values ($1, $2, $3, now() - $4::interval)', [
    studio.organisation.id,
    row.id,
    JSON.stringify(row.events),
    age,
  ]);
  return row;
}

const unpublished = async () => (await asTenant('select id from outbox where published_at is null')).length;
const versions = () => hub.told.map(({ version }) => version);

describe('the relay', () => {
  it('publishes committed events at once, and marks them', async () => {
    const relay = relayOf();
    for (let version = 1; version <= 30; version += 1) {
      const row = await commit(version);
      relay.committed(row.id, row.events);
    }
    expect(versions()).toHaveLength(30);
    await expect.poll(unpublished).toBe(0);
    expect(await relay.sweep()).toBe(0);
  });

  it('publishes the events left by a crash, oldest first, and none that is still being published', async () => {
    await commit(2, '3 s');
    await commit(1, '4 s');
    await commit(3);
    const relay = relayOf();
    expect(await relay.sweep()).toBe(2);
    expect(versions()).toEqual([1, 2]);
    expect(await unpublished()).toBe(1);
  });

  it('keeps events that could not be published, and fails no command for it', async () => {
    const relay = relayOf();
    hub.isCut = true;
    const row = await commit(1, '3 s');
    relay.committed(row.id, row.events);
    await expect(relay.sweep()).rejects.toThrow('cut');
    expect(warnings).toContain('Events were kept back for the sweep');
    expect(await unpublished()).toBe(1);
    hub.isCut = false;
    relay.start();
    await expect.poll(unpublished, { timeout: 3_000 }).toBe(0);
    expect(versions()).toEqual([1]);
  });

  it('says nothing of events that a transport did not take which has told so itself', async () => {
    const before = warnings.length;
    const relay = relayOf();
    Object.assign(hub, { isCut: true, tellsItself: true });
    const row = await commit(1, '3 s');
    relay.committed(row.id, row.events);
    relay.start();
    await sleep(2_500);
    expect(await unpublished()).toBe(1);
    expect(warnings.slice(before)).toEqual([]);
    hub.isCut = false;
    await expect.poll(unpublished, { timeout: 3_000 }).toBe(0);
  });

  it('shares the work with the relays of other processes', async () => {
    for (let version = 1; version <= 20; version += 1) await commit(version, '5 s');
    const swept = await Promise.all([relayOf().sweep(), relayOf().sweep()]);
    expect(swept[0] + swept[1]).toBe(20);
    expect(versions().sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('marks the published events before it closes', async () => {
    const relay = relayOf();
    const row = await commit(1);
    relay.committed(row.id, row.events);
    await Promise.resolve();
    await relay.close();
    expect(await unpublished()).toBe(0);
  });

  it('deletes events past their retention, and none younger', async () => {
    await asTenant('update outbox set created_at = now() - interval $$25 hours$$, published_at = now()');
    const young = await commit(1);
    const [viewer, insert] = [
      'member:1',
      'insert into idempotency_keys (organisation_id, viewer, operation, key, input_hash, answer, created_at)',
    ];
    const values = [studio.organisation.id, viewer];
    await asTenant(`${insert} values ($1, $2, 'x', 'old', '', '{}', now() - interval '49 hours')`, values);
    await asTenant(`${insert} values ($1, $2, 'x', 'young', '', '{}', now() - interval '47 hours')`, values);
    await relayOf().clean();
    expect(await asTenant('select id from outbox')).toEqual([{ id: young.id }]);
    expect(await asTenant('select key from idempotency_keys')).toEqual([{ key: 'young' }]);
  });

  it('deletes audit entries past the retention of the organisation', async () => {
    const old = (months: number) =>
      asTenant(
        `insert into audit_log (organisation_id, id, at, actor, action, kind, subject_id)
         select $1, audit_id(at), at, $2, 'insert', 'Customer', $1 from (select now() - make_interval(months => $3)) as t(at)`,
        [studio.organisation.id, `months:${months}`, months],
      );
    await old(7);
    await old(5);
    const left = () => asTenant(`select actor from audit_log where actor like 'months:%' order by actor`);
    await relayOf().clean();
    expect(await left()).toHaveLength(2);
    await asTenant('update organisations set audit_retention_months = 6');
    await relayOf().clean();
    expect(await left()).toHaveLength(2);
    // As if the time had been set long ago, which only the owner of the table can pretend.
    await owner.query('alter table organisations disable trigger delay_forgetting');
    await asTenant(`update organisations set audit_retention_from = now() - interval '1 day'`);
    await owner.query('alter table organisations enable trigger delay_forgetting');
    await relayOf().clean();
    expect(await left()).toEqual([{ actor: 'months:5' }]);
  });
});
