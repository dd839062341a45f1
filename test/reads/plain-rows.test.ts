import { ReferenceKind } from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as entities from '../../src/entities/index.js';
import { bindTenant } from '../../src/services/input/set-up.js';
import { plainRow, plainRows, type RowClass } from '../../src/services/reads/plain-rows.js';
import { type FullStudio, makeFullStudio } from '../security/full-studio.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { stopAndVerify } from '../support/booking-studio.js';

/** The entities that lists and fields of the API are read from. */
const SERVED = [
  ...[entities.Organisation, entities.Location, entities.Member, entities.Customer, entities.Attendee],
  ...[entities.AttendeeConsent, entities.Course, entities.Group, entities.Session, entities.Registration],
  ...[entities.PassProduct, entities.Pass, entities.Booking, entities.Redemption, entities.Order, entities.OrderLine],
  ...[entities.Payment, entities.Refund, entities.Receipt, entities.PromoCode, entities.AuditEntry],
] as unknown as RowClass<{ id: string }>[];

let app: TestApp;
let studio: FullStudio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await makeFullStudio(app);
});
afterAll(() => stopAndVerify(app));

describe('rows that are read without entities', () => {
  it.each(SERVED.map((entity) => [entity.name, entity] as const))('have the values of a loaded %s', async (_, entity) => {
    const { organisationId } = studio.tenant;
    await bindTenant(studio.tenant).transactional(async (em) => {
      const loaded = (await em.find(entity, {}, { orderBy: { id: 'asc' } })) as Record<string, unknown>[];
      const plain = (await plainRows(em, organisationId, entity, { where: 'true' })) as Record<string, unknown>[];
      expect(loaded.length).toBeGreaterThan(0);
      expect(plain).toHaveLength(loaded.length);
      const { props } = em.getMetadata(entity as never) as { props: { name: string; kind: ReferenceKind; persist?: boolean }[] };
      for (const { name, kind } of props.filter(({ persist }) => persist !== false)) {
        const valuesOf = (rows: typeof loaded) =>
          rows.map((row) => (kind === ReferenceKind.SCALAR ? row[name] : (row[name] as { id: string } | null)?.id) ?? null);
        expect(valuesOf(plain), name).toEqual(valuesOf(loaded));
      }
    });
  });

  it('are those of one organisation, whatever the condition says', async () => {
    const other = await makeFullStudio(app);
    await bindTenant(studio.tenant).transactional(async (em) => {
      const rows = await plainRows(em, other.tenant.organisationId, entities.Course, { where: 'true or true' });
      expect(rows).toEqual([]);
    });
  });

  it('have null where a statement brings no value', async () => {
    await bindTenant(studio.tenant).transactional(async (em) => {
      const row = plainRow(em, entities.Session, { id: 'one', starts_at: null, group_id: null });
      expect(row).toMatchObject({ id: 'one', startsAt: null, group: null, location: null });
    });
  });
});
