import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command } from '../../src/services/engine/index.js';
import { booking, makeTwoEngines, type TwoEngines } from './two-engines.js';

let servers: TwoEngines;
beforeAll(async () => {
  servers = await makeTwoEngines();
});
afterAll(() => servers.close());

/** Sends one request 50 times at once, to both servers, and gives the answer that all of them must have got. */
async function fiftyTimes(command: Command, key: string): Promise<object> {
  const idempotency = { viewer: 'member', operation: command.kind, key, inputHash: 'the same' };
  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, i) => servers.execute(i, { command, idempotency })));
  const answers = outcomes.map((outcome) => (outcome.kind === 'done' ? outcome.answer : outcome.refusals));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  return answers[0] ?? {};
}

it('books once and gives the same answer to every request with the same key', async () => {
  const [{ registrationId } = { registrationId: '' }] = await servers.addRegistrations(1);
  for (let round = 0; round < 5; round++) {
    const sessionId = await servers.addSession({ capacity: 1 });
    const answer = await fiftyTimes(booking(registrationId, sessionId), `booking ${round}`);
    expect(await servers.sql('select id as "bookingId" from bookings where session_id = $1', [sessionId])).toEqual([answer]);
  }
  expect(await servers.verify()).toEqual([]);
});

it('records a payment once', async () => {
  const [{ registrationId } = { registrationId: '' }] = await servers.addRegistrations(1);
  await fiftyTimes({ kind: 'recordPayment', registrationId, amountMinor: 700, method: 'CASH' }, 'payment');
  expect(await servers.sql('select balance from accounts where code = $1', [`REGISTRATION:${registrationId}`])).toEqual([
    { balance: 700 },
  ]);
});

it('sells a pass once', async () => {
  const [{ customerId } = { customerId: '' }] = await servers.addRegistrations(1);
  const productId = await servers.addProduct({ kind: 'TIME', price_minor: 100 });
  await fiftyTimes({ kind: 'sellPass', productId, registrationId: null, customerId, method: 'CASH' }, 'sale');
  expect(await servers.sql('select count(*) as sold from passes where customer_id = $1', [customerId])).toEqual([{ sold: 1 }]);
  expect(await servers.verify()).toEqual([]);
});
