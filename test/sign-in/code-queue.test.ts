import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beforeDeadline } from '../../src/faults.js';
import { MUTATIONS_TIME_PART } from '../../src/server/limits.js';
import { ConsoleMailer, EmailSender } from '../../src/services/mail/index.js';
import { CODE_WAIT_PART, CODES_AT_ONCE, CODES_WAITING_MAX, CodeQueue } from '../../src/services/sign-in/code-queue.js';
import { SignIn } from '../../src/services/sign-in/index.js';
import { createDatabase } from '../support/services/postgres.js';
import { untilWaiting } from '../support/waiting.js';

const OVERLOADED = { name: 'Fault', code: 'OVERLOADED' };
/** Longer than the 2 seconds that a pool waits for a free connection. */
const HELD_MS = 2_500;

describe('requests about sign-in codes', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let holder: Client;
  const opened: SignIn[] = [];
  let mailer: ConsoleMailer;
  beforeEach(async () => {
    database = await createDatabase();
    mailer = new ConsoleMailer(() => undefined);
    holder = new Client({ connectionString: database.url });
    await holder.connect();
  });
  afterEach(async () => {
    await holder.end();
    for (const signIn of opened.splice(0)) await signIn.close();
    await database.drop();
  });

  function open(codeWaitMs: number): SignIn {
    const plenty = { max: 1_000, windowSeconds: 3_600 };
    const signIn = SignIn.open({
      databaseUrl: database.url,
      secret: 'a secret that only these tests know of',
      publicUrl: 'http://localhost:4000',
      isProduction: false,
      isOriginAllowed: () => false,
      perAddress: plenty,
      perEmail: plenty,
      codeWaitMs,
      emailSender: new EmailSender(mailer, { error: () => undefined }),
      log: { warn: () => undefined },
    });
    opened.push(signIn);
    return signIn;
  }

  const ask = (signIn: SignIn, name: string) => signIn.requestCode(`${name}@example.com`, { address: '192.0.2.1' });
  const askMany = (signIn: SignIn, count: number) => Array.from({ length: count }, (_, index) => ask(signIn, `many${index}`));
  const hold = () => holder.query('begin; lock table auth.tallies in exclusive mode');
  const letGo = () => holder.query('rollback');

  it('wait for each other longer than a pool waits for a connection, and tokens are checked meanwhile', async () => {
    const signIn = open(15_000);
    const { token } = await signIn.openSession('signed-in@example.com');
    await ask(signIn, 'first');
    await hold();
    const asked = askMany(signIn, 5 * CODES_AT_ONCE);
    await untilWaiting(database.url, CODES_AT_ONCE);
    expect(await signIn.personOf(token)).toMatchObject({ email: 'signed-in@example.com' });
    await new Promise((resolve) => setTimeout(resolve, HELD_MS));
    await letGo();
    expect((await Promise.all(asked)).every(({ ok }) => ok)).toBe(true);
  });

  it('fail with OVERLOADED when their turn does not come in time, and leave the turn to others', async () => {
    const signIn = open(300);
    await ask(signIn, 'first');
    await hold();
    const asked = askMany(signIn, CODES_AT_ONCE + 4);
    const tried = signIn.signIn({ email: 'late@example.com', code: '12345678', request: 'none' }, { address: '192.0.2.2' });
    const request = new Request('http://localhost:4000/auth/email-otp/send-verification-otp', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:4000' },
      body: JSON.stringify({ email: 'page@example.com', type: 'sign-in' }),
    });
    const served = signIn.handle(request, { address: '192.0.2.3' });
    const late = await Promise.allSettled([...asked.slice(CODES_AT_ONCE), tried, served]);
    for (const outcome of late) expect(outcome).toMatchObject({ status: 'rejected', reason: OVERLOADED });
    await letGo();
    expect((await Promise.all(asked.slice(0, CODES_AT_ONCE))).every(({ ok }) => ok)).toBe(true);
    expect((await Promise.all(askMany(signIn, CODES_AT_ONCE))).every(({ ok }) => ok)).toBe(true);
  });

  it('send and count nothing for a request that was refused in the line, even when the line is served later', async () => {
    const signIn = open(300);
    await ask(signIn, 'first');
    await hold();
    const served = askMany(signIn, CODES_AT_ONCE);
    const late = ['late1', 'late2', 'late3'].map((name) =>
      signIn.requestCode(`${name}@example.com`, { address: `${name} network` }),
    );
    for (const outcome of await Promise.allSettled(late))
      expect(outcome).toMatchObject({ status: 'rejected', reason: OVERLOADED });
    await letGo();
    await Promise.all(served);
    await ask(signIn, 'last');
    const names = ['first', 'last', ...served.map((_, index) => `many${index}`)].map((name) => `${name}@example.com`);
    await expect.poll(() => mailer.emails.map(({ to }) => to).sort()).toEqual(names.sort());
    // One network; each address has a count for its network, one for all networks and one for the day.
    const { rows } = await holder.query<{ keys: number }>('select count(*)::int as keys from auth.tallies');
    expect(rows).toEqual([{ keys: 1 + 3 * names.length }]);
  });

  it('are refused at once when too little of their time is left for a turn', async () => {
    const signIn = open(60_000);
    await ask(signIn, 'first');
    await hold();
    const served = askMany(signIn, CODES_AT_ONCE);
    const origin = { address: '192.0.2.4', untilMs: performance.now() + 60_000 };
    await expect(signIn.requestCode('late@example.com', origin)).rejects.toMatchObject(OVERLOADED);
    const codeTry = { email: 'late@example.com', code: '12345678', request: 'none' };
    await expect(signIn.signIn(codeTry, origin)).rejects.toMatchObject(OVERLOADED);
    await letGo();
    expect((await Promise.all(served)).every(({ ok }) => ok)).toBe(true);
  });
});

describe('the queue of sign-in codes', () => {
  it('refuses at once what is beyond its length, and serves the others in their order', async () => {
    const queue = new CodeQueue(60_000);
    const { promise: gate, resolve: begin } = Promise.withResolvers<void>();
    const served: number[] = [];
    const inLine = Array.from({ length: CODES_AT_ONCE + CODES_WAITING_MAX }, (_, index) =>
      queue.take(async () => {
        await gate;
        served.push(index);
      }),
    );
    await expect(queue.take(() => gate)).rejects.toMatchObject(OVERLOADED);
    begin();
    await Promise.all(inLine);
    expect(served).toEqual(inLine.map((_, index) => index));
    expect(await queue.take(async () => 'served')).toBe('served');
  });

  it.each([0, 0.25, 0.6, 0.9])('never runs a request that was refused, when %d of its time is over as it comes', async (over) => {
    const requestMs = 1_000;
    const queue = new CodeQueue(requestMs * CODE_WAIT_PART);
    const { promise: slow, resolve: end } = Promise.withResolvers<void>();
    const working = Array.from({ length: CODES_AT_ONCE }, () => queue.take(() => slow));
    const ran: number[] = [];
    const begun = performance.now() - requestMs * over;
    const deadline = begun + requestMs * MUTATIONS_TIME_PART;
    const waiting = [0, 1, 2].map((index) => queue.take(async () => ran.push(index), begun + requestMs));
    const outcomes = await Promise.allSettled(waiting.map((turn) => beforeDeadline(turn, deadline)));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ reason: { ...OVERLOADED, message: expect.stringMatching(/^Too many people sign in/) } });
    }
    end();
    await Promise.all(working);
    expect(await queue.take(async () => 'served')).toBe('served');
    expect(ran).toEqual([]);
  });

  it('gives the turn on when the work before it fails', async () => {
    const queue = new CodeQueue(60_000);
    const failing = Array.from({ length: 2 * CODES_AT_ONCE }, () => queue.take(() => Promise.reject(new Error('it failed'))));
    for (const { status } of await Promise.allSettled(failing)) expect(status).toBe('rejected');
    expect(await queue.take(async () => 'served')).toBe('served');
  });
});
