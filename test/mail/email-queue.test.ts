import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { SERVING_ROLE } from '../../src/postgres/connections.js';
import { createPool } from '../../src/postgres/pools.js';
import { EmailQueue } from '../../src/services/mail/index.js';
import { type Ground, makeGround } from '../engine/ground.js';
import { withDatabase } from '../support/services/postgres.js';

let ground: Ground;
let pool: pg.Pool;
/** Adds e-mails of order lines that do not exist, which only a superuser can. */
let owner: pg.Client;
beforeAll(async () => {
  ground = await makeGround();
  const url = String(ground.pool.options.connectionString);
  pool = createPool(url, { name: 'test-emails', role: SERVING_ROLE, max: 4 }, () => undefined);
  owner = new pg.Client({ connectionString: withDatabase(inject('postgres').adminUrl, new URL(url).pathname.slice(1)) });
  await owner.connect();
  await owner.query('set session_replication_role = replica');
});
beforeEach(() => owner.query('delete from gift_letters'));
afterAll(async () => {
  await owner.end();
  await pool.end();
  await ground.close();
});

async function add(columns: { attempts?: number; due?: string; organisationId?: string } = {}): Promise<string> {
  const { attempts = 0, due = '-1 second', organisationId = ground.organisationId } = columns;
  const id = randomUUID();
  await owner.query(
    'insert into gift_letters (organisation_id, order_line_id, attempts, due_at) values ($1, $2, $3, now() + $4::interval)',
    [organisationId, id, attempts, due],
  );
  return id;
}

interface Row {
  attempts: number;
  mailed: boolean;
  given_up: boolean;
  minutes: number;
}

/** An e-mail as it waits: its attempts, its end, and in how many minutes it is due. */
async function stateOf(id: string): Promise<Row | undefined> {
  const { rows } = await owner.query<Row>(
    `select attempts, mailed_at is not null as mailed, given_up_at is not null as given_up,
       round(extract(epoch from due_at - now()) / 60)::int as minutes
     from gift_letters where order_line_id = $1`,
    [id],
  );
  return rows[0];
}

/** A queue that keeps what it sends; the mail server refuses those that are named. */
function makeQueue(how: { refused?: string[]; unwritten?: string[]; through?: pg.Pool } = {}) {
  const { refused = [], unwritten = [], through = pool } = how;
  const sent: string[] = [];
  const logged: { level: string; facts: object; message: string }[] = [];
  const mailer = {
    send: async ({ to }: { to: string }) => {
      if (refused.includes(to)) throw Object.assign(new Error(`550 ${to}`), { responseCode: 550 });
      sent.push(to);
    },
    close: async () => undefined,
  };
  const log = {
    warn: (facts: object, message: string) => void logged.push({ level: 'warn', facts, message }),
    error: (facts: object, message: string) => void logged.push({ level: 'error', facts, message }),
  };
  const queue = new EmailQueue(through, mailer, log, {
    table: 'gift_letters',
    key: 'order_line_id',
    write: async (_organisationId, id) => (unwritten.includes(id) ? undefined : { to: id, subject: 's', text: 't' }),
  });
  return { queue, sent, logged };
}

describe('a waiting e-mail', () => {
  it('is sent when it is due, once', async () => {
    const id = await add();
    const { queue, sent } = makeQueue();
    expect(await queue.send(ground.organisationId, id)).toBe('SENT');
    expect(await queue.send(ground.organisationId, id)).toBe('NOT_DUE');
    expect(await queue.sendDue()).toBe(0);
    expect(sent).toEqual([id]);
    expect(await stateOf(id)).toMatchObject({ attempts: 1, mailed: true, given_up: false });
  });

  it('is not sent before it is due', async () => {
    const id = await add({ due: '1 minute' });
    const { queue, sent } = makeQueue();
    expect(await queue.send(ground.organisationId, id)).toBe('NOT_DUE');
    expect(await queue.sendDue()).toBe(0);
    expect(sent).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ attempts: 0, mailed: false });
  });

  it('is not found by another organisation', async () => {
    const id = await add();
    const { queue, sent } = makeQueue();
    expect(await queue.send(randomUUID(), id)).toBe('NOT_DUE');
    expect(sent).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ attempts: 0 });
  });

  it.each([
    [0, 5],
    [1, 15],
    [2, 60],
    [3, 360],
    [4, 1440],
  ])('waits longer after each failure: after %i before this one, it is due in %i minutes', async (attempts, minutes) => {
    const id = await add({ attempts });
    const { queue, logged } = makeQueue({ refused: [id] });
    expect(await queue.send(ground.organisationId, id)).toBe('FAILED');
    expect(await stateOf(id)).toEqual({ attempts: attempts + 1, mailed: false, given_up: false, minutes });
    expect(logged.map(({ level }) => level)).toEqual(['warn']);
  });

  it('is given up after its sixth failure, and the log says so', async () => {
    const id = await add({ attempts: 5 });
    const { queue, logged } = makeQueue({ refused: [id] });
    expect(await queue.sendDue()).toBe(0);
    expect(await stateOf(id)).toMatchObject({ attempts: 6, mailed: false, given_up: true });
    expect(logged.at(-1)).toEqual({
      level: 'error',
      facts: { organisationId: ground.organisationId, emails: 'gift_letters', id },
      message: 'An e-mail was given up after it failed 6 times',
    });
    await owner.query(`update gift_letters set due_at = now() - interval '1 day'`);
    expect(await queue.send(ground.organisationId, id)).toBe('NOT_DUE');
  });

  it('is given up at once when there is nothing to say', async () => {
    const id = await add();
    const { queue, sent, logged } = makeQueue({ unwritten: [id] });
    expect(await queue.send(ground.organisationId, id)).toBe('NOT_DUE');
    expect(await stateOf(id)).toMatchObject({ attempts: 1, mailed: false, given_up: true });
    expect([sent, logged]).toEqual([[], []]);
  });
});

describe('the queue', () => {
  it('sends all that is due of every organisation, the oldest first, and one failure stops no other', async () => {
    const [young, old] = [await add({ due: '-1 minute' }), await add({ due: '-1 hour' })];
    const failing = await add({ due: '-2 hours' });
    const foreign = await add({ due: '-3 hours', organisationId: randomUUID() });
    const { queue, sent } = makeQueue({ refused: [failing] });
    expect(await queue.sendDue()).toBe(3);
    expect(sent).toEqual([foreign, old, young]);
    expect(await stateOf(failing)).toMatchObject({ attempts: 1, mailed: false, minutes: 5 });
  });

  it('shares the work with another server, and neither sends an e-mail of the other', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 23; count += 1) ids.push(await add());
    const [one, other] = [makeQueue(), makeQueue()];
    const sent = await Promise.all([one.queue.sendDue(), other.queue.sendDue()]);
    expect(sent[0] + sent[1]).toBe(23);
    expect([...one.sent, ...other.sent].sort()).toEqual(ids.sort());
  });

  it('sends nothing more once it is closed', async () => {
    const id = await add();
    const { queue, sent } = makeQueue();
    await queue.close();
    expect(await queue.sendDue()).toBe(0);
    expect(sent).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ attempts: 0 });
  });

  it('sends one soon for a caller that does not wait, and finishes that before it is closed', async () => {
    const [wanted, other, failing] = [await add(), await add(), await add()];
    const { queue, sent, logged } = makeQueue({ refused: [failing] });
    queue.sendSoon(ground.organisationId, wanted);
    queue.sendSoon(ground.organisationId, failing);
    expect(sent).toEqual([]);
    await queue.close();
    expect([sent, logged.map(({ level }) => level)]).toEqual([[wanted], ['warn']]);
    queue.sendSoon(ground.organisationId, other);
    expect(await stateOf(other)).toMatchObject({ attempts: 0 });
  });

  it('leaves what a caller wants at once to a later look, when the database does not answer', async () => {
    const id = await add();
    const closed = createPool(
      String(pool.options.connectionString),
      { name: 'gone', role: SERVING_ROLE, max: 1 },
      () => undefined,
    );
    await closed.end();
    const { queue, logged } = makeQueue({ through: closed });
    queue.sendSoon(ground.organisationId, id);
    await queue.close();
    expect(logged.map(({ level, message }) => [level, message])).toEqual([['warn', 'An e-mail could not be claimed']]);
    expect(await stateOf(id)).toMatchObject({ attempts: 0, mailed: false });
  });

  it('looks by itself after it was started', async () => {
    const id = await add();
    const { queue, sent } = makeQueue();
    queue.start();
    await expect.poll(() => sent, { timeout: 6_000 }).toEqual([id]);
    await queue.close();
  });
});
