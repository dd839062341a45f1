import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { addAttendee, createCustomer, createOrganisation, updateAttendee } from '../../src/services/people/index.js';
import { useGround } from '../support/ground.js';
import { made } from '../support/studio.js';

const ground = useGround();

async function customerIn(timeZone: string) {
  const { em } = ground.app.orm;
  const slug = `born-${randomUUID()}`;
  const organisation = await createOrganisation(em, { slug, name: slug, currency: 'EUR', timeZone, locale: 'en' });
  const tenant = { em, organisationId: organisation.id };
  const customer = await made(createCustomer(tenant, { name: 'Jana', email: `${slug}@example.com` }));
  return { tenant, customerId: customer.id };
}

// Half past midnight in Bratislava is the day before in UTC; six in the evening in Los Angeles is the day after.
it.each([
  ['Europe/Bratislava', '2026-11-30T23:30:00Z', '2026-12-01', '2026-12-02'],
  ['America/Los_Angeles', '2026-12-01T02:00:00Z', '2026-11-30', '2026-12-01'],
  ['Pacific/Kiritimati', '2026-11-30T10:00:00Z', '2026-12-01', '2026-12-02'],
  ['UTC', '2026-11-30T23:59:59Z', '2026-11-30', '2026-12-01'],
])('an organisation in %s takes at %s a birth on %s, and none on %s', async (timeZone, moment, today, tomorrow) => {
  const { tenant, customerId } = await customerIn(timeZone);
  const now = new Date(moment);
  const added = await addAttendee(tenant, { customerId, name: 'Ema', bornOn: today }, undefined, now);
  expect(added).toMatchObject({ ok: true, value: { bornOn: today } });
  const outOfRange = { ok: false, refusals: [{ code: 'INVALID_INPUT', reason: 'OUT_OF_RANGE', path: ['input', 'bornOn'] }] };
  expect(await addAttendee(tenant, { customerId, name: 'Ema', bornOn: tomorrow }, undefined, now)).toMatchObject(outOfRange);
  const attendeeId = added.ok ? added.value.id : '';
  expect(await updateAttendee(tenant, { attendeeId, bornOn: tomorrow }, undefined, now)).toMatchObject(outOfRange);
  expect(await updateAttendee(tenant, { attendeeId, bornOn: today }, undefined, now)).toMatchObject({ ok: true });
});
