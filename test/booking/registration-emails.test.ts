import {
  EndRegistrationDocument,
  type EndRegistrationInput,
  EraseCustomerDocument,
  MoveRegistrationDocument,
  ReopenRegistrationDocument,
  UpdateCustomerDocument,
} from '@permanentka/client';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatDay, formatMoment } from '../../src/entities/dates.js';
import { registrationEmails } from '../../src/services/booking/index.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { dayOf } from '../../src/services/rules/world/calendar.js';
import type { BookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { Postbox } from '../support/postbox.js';
import { euro, inDays } from '../support/studio.js';

const ZONE = 'Europe/Bratislava';
const quiet = { warn: () => undefined, error: () => undefined };

const ground = useGround();
let studio: BookingStudio;
let pool: pg.Pool;
let box: Postbox;
const queue = () => registrationEmails(pool, box, quiet);

beforeAll(() => {
  ({ studio } = ground);
  pool = new pg.Pool({ connectionString: ground.app.databaseUrl, options: '-c role=permanentka_app' });
});
beforeEach(async () => {
  box = new Postbox();
  await studio.sql('update registration_emails set given_up_at = now() where mailed_at is null and given_up_at is null');
});
afterAll(() => pool.end());

const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  bindTenant(studio.tenant).transactional((em) => em.execute<Row[]>(text, values));

const end = async (input: EndRegistrationInput) => {
  const { endRegistration } = await studio.clients.receptionist.request(EndRegistrationDocument, { input });
  expect(endRegistration.errors).toEqual([]);
};
const reopen = async (registrationId: string) => {
  const { reopenRegistration } = await studio.clients.receptionist.request(ReopenRegistrationDocument, {
    input: { registrationId },
  });
  expect(reopenRegistration.errors).toEqual([]);
};
const move = async (registrationId: string, groupId: string) => {
  const input = { registrationId, groupId };
  const { moveRegistration } = await studio.clients.receptionist.request(MoveRegistrationDocument, { input });
  expect(moveRegistration.errors).toEqual([]);
};

const addressOf = async (customerId: string): Promise<string> => {
  const [row] = await sql<{ email: string }>('select email from customers where id = ?', [studio.keyOf('Customer', customerId)]);
  return row?.email ?? '';
};
const startOf = async (sessionId: string): Promise<string> => {
  const text = 'select starts_at as at from sessions where id = ?';
  const [row] = await sql<{ at: string }>(text, [studio.keyOf('Session', sessionId)]);
  return formatMoment(new Date(row?.at ?? ''), 'en', ZONE);
};
/** The e-mail that is due, as lines. */
async function told(): Promise<{ to: string; subject: string; lines: string[] }> {
  expect(await queue().sendDue()).toBe(1);
  const { to = '', subject = '', text = '' } = box.emails.at(-1) ?? {};
  return { to, subject, lines: text.split('\n').filter((line) => line !== '') };
}
const namesOf = async (groupId: string) => {
  const text = 'select k.name as course, g.name as "group" from groups g join courses k on k.id = g.course_id where g.id = ?';
  const [row] = await sql<{ course: string; group: string }>(text, [studio.keyOf('Group', groupId)]);
  return row ?? { course: '', group: '' };
};

describe('the e-mail about a registration that ends', () => {
  it('names each cancelled booking, what went back to which pass, and what is left to pay', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    await studio.sell(studio.entryProductId, { customerId });
    const [coming, late] = [await studio.session({ days: 9 }), await studio.session({ days: 10 })];
    await studio.book(registrationId, coming);
    const { id } = await studio.book(registrationId, late, { payWith: 'AT_DESK' });
    await studio.closeCancellation(id);
    const today = dayOf(new Date(), ZONE).toString();
    await end({ registrationId, on: today });
    const { course, group } = await namesOf(studio.mondayGroupId);
    const { to, subject, lines } = await told();
    expect(to).toBe(await addressOf(customerId));
    expect(subject).toBe(`A registration ends: ${course}, ${group} – Vlnka`);
    expect(lines).toEqual([
      'A registration ends',
      `Nina: ${course}, ${group}`,
      `It ends before ${formatDay(today, 'en')}.`,
      'Cancelled bookings:',
      `– ${await startOf(coming)} – given back €5.00`,
      `– ${await startOf(late)} – cancelled late, nothing is given back`,
      'Given back to passes:',
      expect.stringMatching(/^– .+ – entries: 1/),
      'Left to pay: €5.00',
      'Please ask Vlnka if you have questions.',
      'Vlnka',
    ]);
  });

  it('says what went back of the price, to the pass that paid it and to the account', async () => {
    await studio.session({ groupId: studio.oneOffGroupId, price: 0 });
    const { registrationId } = await studio.newcomer(studio.oneOffGroupId);
    await studio.pay(registrationId, 10);
    await studio.sell(await studio.product({ kind: 'CREDIT', name: 'Kredit', price: euro(50), credit: euro(50) }), {
      registrationId,
    });
    await end({ registrationId });
    const { lines } = await told();
    expect(lines).toContain('Given back of the price: €30.00');
    expect(lines).toContain('– Kredit – €20.00');
    expect(lines).toContain('On the account of the registration: €10.00');
    expect(lines.join()).not.toMatch(/Left to pay|Cancelled bookings/);
  });

  it('says until when a pass of grace keeps what went back to a pass that has ended', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    const passId = await studio.sell(studio.entryProductId, { customerId });
    await studio.book(registrationId, await studio.session());
    await studio.expire(passId);
    await end({ registrationId });
    const { lines } = await told();
    const lastDay = formatDay(dayOf(inDays(14), ZONE).toString(), 'en');
    expect(lines.find((line) => line.includes('entries: 1'))).toMatch(new RegExp(` – entries: 1 – valid until ${lastDay}$`));
  });
});

describe('the e-mail about a registration', () => {
  it('says of a reopened registration what is charged again, and which pass paid it', async () => {
    await studio.session({ groupId: studio.oneOffGroupId, price: 0 });
    const { registrationId } = await studio.newcomer(studio.oneOffGroupId);
    await studio.sell(await studio.product({ kind: 'CREDIT', name: 'Kredit', price: euro(20), credit: euro(20) }), {
      registrationId,
    });
    await end({ registrationId });
    await told();
    await reopen(registrationId);
    const { subject, lines } = await told();
    const { course, group } = await namesOf(studio.oneOffGroupId);
    expect(subject).toBe(`A registration goes on: ${course}, ${group} – Vlnka`);
    expect(lines).toEqual([
      'A registration goes on',
      `Nina: ${course}, ${group}`,
      'Its end was taken back: it is valid again.',
      'Cancelled bookings stay cancelled.',
      'Charged again: €30.00',
      'Paid by passes:',
      '– Kredit – €20.00',
      'Left to pay: €10.00',
      'Please ask Vlnka if you have questions.',
      'Vlnka',
    ]);
  });

  it('names both groups, and the bookings that the new one cannot have', async () => {
    const { registrationId } = await studio.newcomer();
    await studio.sell(await studio.product({ kind: 'CREDIT', name: 'Kredit', price: euro(20), credit: euro(20) }), {
      registrationId,
    });
    const sessionId = await studio.session({ price: 8 });
    await studio.book(registrationId, sessionId);
    await move(registrationId, studio.apartGroupId);
    const [from, to] = [await namesOf(studio.mondayGroupId), await namesOf(studio.apartGroupId)];
    const { subject, lines } = await told();
    expect(subject).toBe(`A registration in another group: ${to.course}, ${to.group} – Vlnka`);
    expect(lines).toEqual([
      'A registration in another group',
      `Nina: ${to.course}`,
      `Until now: ${from.group}`,
      `From now on: ${to.group}`,
      'Cancelled bookings, which are not possible in the new group:',
      `– ${await startOf(sessionId)} – given back €8.00`,
      'Passes, the account and other bookings stay.',
      'Given back to passes:',
      '– Kredit – €8.00',
      'Please ask Vlnka if you have questions.',
      'Vlnka',
    ]);
  });

  it('the e-mail is in the language of the customer', async () => {
    for (const [locale, start] of [
      ['sk', 'Registrácia sa končí: '],
      ['cs', 'Registrace končí: '],
    ] as const) {
      const { registrationId, customerId } = await studio.newcomer();
      const { updateCustomer } = await studio.clients.receptionist.request(UpdateCustomerDocument, {
        input: { customerId, locale },
      });
      expect(updateCustomer.errors).toEqual([]);
      await end({ registrationId });
      expect((await told()).subject.startsWith(start)).toBe(true);
    }
  });

  it('the e-mail is written once for a repeated request, and for no preview and no refusal', async () => {
    const { registrationId } = await studio.newcomer();
    await end({ registrationId, dryRun: true });
    const input = { registrationId, idempotencyKey: 'the same key' };
    for (let time = 0; time < 3; time += 1) await end(input);
    const again = await studio.clients.receptionist.request(EndRegistrationDocument, { input: { registrationId } });
    expect(again.endRegistration.errors).toMatchObject([{ code: 'REGISTRATION_ENDED' }]);
    await told();
    expect(await queue().sendDue()).toBe(0);
  });

  it('goes to nobody without an address, and to nobody who was erased meanwhile', async () => {
    const { registrationId, customerId } = await studio.newcomer();
    await studio.sql('update customers set email = null, person_id = null where id = ?', [studio.keyOf('Customer', customerId)]);
    await end({ registrationId });
    expect(
      await sql('select id from registration_emails where registration_id = ?', [studio.keyOf('Registration', registrationId)]),
    ).toEqual([]);
    const gone = await studio.newcomer();
    await end({ registrationId: gone.registrationId });
    const erasing = { customerId: gone.customerId, confirmEmail: await addressOf(gone.customerId), letGo: true };
    const { eraseCustomer } = await studio.clients.owner.request(EraseCustomerDocument, { input: erasing });
    expect(eraseCustomer.errors).toEqual([]);
    expect([await queue().sendDue(), box.emails]).toEqual([0, []]);
  });

  it('the e-mail is sent later when the mail server is away', async () => {
    const { registrationId } = await studio.newcomer();
    await end({ registrationId });
    box.isAway = true;
    expect(await queue().sendDue()).toBe(0);
    await studio.sql('update registration_emails set due_at = now() where mailed_at is null');
    box.isAway = false;
    await told();
  });
});
