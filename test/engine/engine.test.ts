import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf, CommandOf, Outcome } from '../../src/services/engine/index.js';
import { type Ground, makeGround } from './ground.js';

const STAFF = { kind: 'STAFF' } as const;
let ground: Ground;
beforeAll(async () => {
  ground = await makeGround();
});
afterAll(() => ground.close());

function done<O extends Outcome>(outcome: O): Extract<O, { kind: 'done' }> {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome as Extract<O, { kind: 'done' }>;
}

function bookedIn(answer: AnswerOf<'bookSession'>): string {
  if (!('bookingId' in answer)) throw new Error('the seat was ordered and not booked');
  return answer.bookingId;
}

const booking = (registrationId: string, sessionId: string): CommandOf<'bookSession'> => ({
  kind: 'bookSession',
  actor: STAFF,
  registrationId,
  sessionId,
  payWith: 'AUTO',
  passId: null,
});

describe('the engine', () => {
  it('sells a CREDIT pass and books with it until the third session leaves a debt of 4', async () => {
    const { registrationId } = await ground.addRegistration();
    const productId = await ground.addProduct({ kind: 'CREDIT', price_minor: 2000, credit_minor: 2000, validity_period: 'P3M' });
    const sold = done(
      await ground.engine.execute(ground.organisationId, {
        command: { kind: 'sellPass', productId, registrationId, customerId: null, method: 'CASH' },
      }),
    );
    expect(sold.after?.registrations[0]).toMatchObject({ paidMinor: 2000, chargedMinor: 0 });
    const figures: number[] = [];
    for (let i = 0; i < 3; i++) {
      const sessionId = await ground.addSession({ priceMinor: 800 });
      const { after } = done(await ground.engine.execute(ground.organisationId, { command: booking(registrationId, sessionId) }));
      const state = after?.registrations[0];
      figures.push((state?.paidMinor ?? 0) - (state?.chargedMinor ?? 0));
    }
    expect(figures).toEqual([1200, 400, -400]);
  });

  it('books the last seat once for many callers at the same time', async () => {
    const sessionId = await ground.addSession({ capacity: 1 });
    const registrations = [];
    for (let i = 0; i < 50; i++) registrations.push(await ground.addRegistration());
    const outcomes = await Promise.all(
      registrations.map(({ registrationId }) =>
        ground.engine.execute(ground.organisationId, { command: booking(registrationId, sessionId) }),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.kind === 'refused' && outcome.refusals[0]?.code === 'SESSION_FULL')).toHaveLength(
      49,
    );
    expect(await ground.sql('select seats_taken from sessions where id = $1', [sessionId])).toEqual([{ seats_taken: 1 }]);
  });

  it('gives the same answer to the same key and refuses the key with another input', async () => {
    const { registrationId } = await ground.addRegistration();
    const sessionId = await ground.addSession();
    const idempotency = { viewer: 'member', operation: 'bookSession', key: 'k "1"', inputHash: 'a' };
    const command = booking(registrationId, sessionId);
    const all = await Promise.all([1, 2, 3].map(() => ground.engine.execute(ground.organisationId, { command, idempotency })));
    const later = done(await ground.engine.execute(ground.organisationId, { command, idempotency }));
    for (const outcome of all) expect(done(outcome).answer).toEqual(later.answer);
    const other = await ground.engine.execute(ground.organisationId, {
      command,
      idempotency: { ...idempotency, inputHash: 'b' },
    });
    expect(other).toMatchObject({ kind: 'refused', refusals: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
  });

  it('changes nothing in a dry run, and gives the full answer', async () => {
    const { registrationId } = await ground.addRegistration();
    const sessionId = await ground.addSession();
    const before = await ground.sql('select * from accounts order by code');
    const dry = done(
      await ground.engine.execute(ground.organisationId, { command: booking(registrationId, sessionId), dryRun: true }),
    );
    expect(dry.after?.sessions[0]).toMatchObject({ seatsTaken: 1 });
    expect(dry.after?.registrations[0]).toMatchObject({ paidMinor: 0, chargedMinor: 800 });
    expect(await ground.sql('select * from accounts order by code')).toEqual(before);
    expect(await ground.sql('select id from bookings where session_id = $1', [sessionId])).toEqual([]);
  });

  it('gives every slice back when a booking is cancelled in time', async () => {
    const { registrationId, customerId } = await ground.addRegistration();
    const productId = await ground.addProduct({
      kind: 'ENTRY',
      price_minor: 1000,
      entries: 3,
      validity_period: 'P30D',
      validity_start: 'FIRST_USE',
    });
    const sell = { kind: 'sellPass', productId, registrationId: null, customerId, method: 'BANK' } as const;
    const { passId } = done(await ground.engine.execute(ground.organisationId, { command: sell })).answer;
    const before = await ground.sql('select code, balance from accounts order by code');
    const sessionId = await ground.addSession({ priceMinor: 500 });
    const booked = done(await ground.engine.execute(ground.organisationId, { command: booking(registrationId, sessionId) }));
    expect(booked.after?.passes[0]).toMatchObject({ passId, entriesLeft: 2 });
    expect(booked.after?.passes[0]?.validUntil).toBeInstanceOf(Date);
    const cancel = { kind: 'cancelBooking', actor: STAFF, bookingId: bookedIn(booked.answer), overrideReason: null } as const;
    const cancelled = done(await ground.engine.execute(ground.organisationId, { command: cancel }));
    expect(cancelled.after?.passes[0]).toMatchObject({ entriesLeft: 3, validUntil: null });
    expect(cancelled.after?.registrations[0]).toMatchObject({ paidMinor: 0, chargedMinor: 0 });
    expect(await ground.sql('select code, balance from accounts order by code')).toEqual(before);
  });

  it('checks an attendee in and names the pass that paid', async () => {
    const { registrationId, customerId } = await ground.addRegistration();
    const productId = await ground.addProduct({
      kind: 'TIME',
      price_minor: 4000,
      validity_period: 'P1M',
      limit_count: 1,
      limit_period: 'WEEK',
    });
    const sell = { kind: 'sellPass', productId, registrationId: null, customerId, method: 'CASH' } as const;
    const { passId } = done(await ground.engine.execute(ground.organisationId, { command: sell })).answer;
    const sessionId = await ground.addSession();
    const booked = done(await ground.engine.execute(ground.organisationId, { command: booking(registrationId, sessionId) }));
    const bookingId = bookedIn(booked.answer);
    const { after } = done(await ground.engine.execute(ground.organisationId, { command: { kind: 'checkIn', bookingId } }));
    expect(after?.checkIns[0]).toMatchObject({ attendeeName: 'Jana', debtMinor: 0, passes: [{ passId }] });
    const second = await ground.addSession({ inHours: 73 });
    const limited = await ground.engine.execute(ground.organisationId, {
      command: { ...booking(registrationId, second), payWith: 'PASS', passId },
    });
    expect(limited).toMatchObject({ kind: 'refused', refusals: [{ code: 'PASS_CANNOT_PAY', reason: 'LIMIT_REACHED' }] });
  });

  it('gives everything back to every attendee when the organisation cancels a session', async () => {
    const sessionId = await ground.addSession();
    const people = [await ground.addRegistration(), await ground.addRegistration()];
    for (const { registrationId } of people)
      await ground.engine.execute(ground.organisationId, { command: booking(registrationId, sessionId) });
    const { answer } = done(
      await ground.engine.execute(ground.organisationId, { command: { kind: 'cancelSession', sessionId } }),
    );
    expect(answer.bookingsCancelled).toBe(2);
    const charged = await ground.sql('select charged_minor from registrations where id = any($1)', [
      people.map((p) => p.registrationId),
    ]);
    expect(charged).toEqual([{ charged_minor: 0 }, { charged_minor: 0 }]);
  });
});
