import { CheckInDocument, type Client, TypedDocumentString } from '@permanentka/client';
import { expect, it } from 'vitest';
import { useGround } from '../support/ground.js';
import { codeOf } from '../support/rights.js';
import { EVERYBODY, STAFF, type ViewerName } from '../support/viewers.js';

const ground = useGround();
const TRY_AGAIN_MS = 100;

type Outcome = 'CHECK_IN' | 'FAULT';

function subscribe(client: Client, fields: string) {
  const document = new TypedDocumentString<{ checkIns: Record<string, unknown> }, Record<string, never>>(
    `subscription { checkIns(filter: {}) { ${fields} } }`,
  );
  return client.subscribe(document, {});
}

/** Checks people in until somebody heard of one: there is no first state to wait for. */
async function checkInUntil(heard: Promise<unknown>): Promise<void> {
  const { studio } = ground;
  for (let isHeard = false; !isHeard; ) {
    const { registrationId } = await studio.newcomer();
    const { id: bookingId } = await studio.book(registrationId, await studio.session());
    const { checkIn } = await studio.clients.receptionist.request(CheckInDocument, { input: { bookingId } });
    expect(checkIn.errors).toEqual([]);
    const pause = new Promise<false>((resolve) => setTimeout(() => resolve(false), TRY_AGAIN_MS));
    isHeard = await Promise.race([heard.then(() => true), pause]);
  }
}

it('sends check-ins to the staff and to keys that may read bookings, and a fault to everybody else', async () => {
  const allowed: readonly ViewerName[] = [...STAFF, 'key BOOKINGS_READ', 'key BOOKINGS_WRITE'];
  const streams = EVERYBODY.map((name) => ({ name, stream: subscribe(ground.viewers[name], 'version session { id }') }));
  const outcomes = streams.map(async ({ name, stream }): Promise<[ViewerName, Outcome]> => {
    const outcome = await stream.next().then(
      ({ done }): Outcome => (done ? 'FAULT' : 'CHECK_IN'),
      (): Outcome => 'FAULT',
    );
    return [name, outcome];
  });
  await checkInUntil(Promise.all(outcomes));
  const wanted = EVERYBODY.map((name): [ViewerName, Outcome] => [name, allowed.includes(name) ? 'CHECK_IN' : 'FAULT']);
  expect(Object.fromEntries(await Promise.all(outcomes))).toEqual(Object.fromEntries(wanted));
  await Promise.all(streams.map(({ stream }) => stream.return?.()));
});

it('names the attendee and the passes only to keys that may read people and sales', async () => {
  const key = ground.viewers['key BOOKINGS_READ'];
  for (const [fields, outcome] of [
    ['debt { amountMinor } booking { status }', { debt: { amountMinor: 500 }, booking: { status: 'ATTENDED' } }],
    ['attendeeName', 'FORBIDDEN'],
    ['attendee { name }', 'FORBIDDEN'],
    ['passes { entriesLeft }', 'FORBIDDEN'],
  ] as const) {
    const stream = subscribe(key, fields);
    const told = stream.next().then(({ value }) => value?.checkIns, codeOf);
    await checkInUntil(told);
    expect(await told, fields).toEqual(outcome);
    await stream.return?.();
  }
});
