import { type Client, type CsvForm, ExportReportDocument, type ExportReportInput, type ReportKind } from '@permanentka/client';
import { describe, expect, it } from 'vitest';
import { makeBookingStudio } from '../support/booking-studio.js';
import { useGround } from '../support/ground.js';
import { expectSeenBy } from '../support/rights.js';
import { expectFault } from '../support/unchanged.js';
import { dayAfter } from './rows.js';

const ground = useGround();

const dayOf = (moment: Date) => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Bratislava' }).format(moment);
const today = () => dayOf(new Date());
const tomorrow = () => dayAfter(today());

const exported = async (input: ExportReportInput, client: Client = ground.studio.clients.manager) =>
  (await client.request(ExportReportDocument, { input })).exportReport ?? null;
/** The rows of a file, the header first. */
const linesOf = (csv = '') =>
  csv
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .slice(0, -1);

describe('exportReport', () => {
  it('writes a sale of today as one row of CSV with a header and a byte order mark', async () => {
    const { studio } = ground;
    const { customerId } = await studio.person();
    await studio.sell(studio.entryProductId, { customerId });
    const file = await exported({ report: 'SALES', from: today(), until: tomorrow() });
    expect(file?.name).toMatch(/^[a-z0-9.-]+\.csv$/i);
    expect(file?.csv.startsWith('\ufeff')).toBe(true);
    expect(linesOf(file?.csv).length - 1).toBe(file?.rowCount);
    expect(file?.csv).toContain('4 vstupy');
    expect(file?.csv).toContain('24.00');
  });

  it.each<ReportKind>(['SALES', 'DEFERRED_REVENUE', 'BREAKAGE', 'DEBTS', 'COMMISSION', 'VAT', 'ATTENDANCE'])(
    'writes the report %s with a header and as many rows as it says',
    async (report) => {
      const file = await exported({ report, from: today(), until: tomorrow() }, ground.other.clients.owner);
      const lines = linesOf(file?.csv);
      expect(lines[0]).toMatch(/^("[\w]+",?)+$/);
      expect(lines.length - 1).toBe(file?.rowCount);
    },
  );

  it('escapes a name that a spreadsheet would run as a formula', async () => {
    const { studio } = ground;
    const name = '=HYPERLINK("https://evil.example","Zľava")';
    const productId = await studio.product({ kind: 'ENTRY', entries: 1, name });
    await studio.sell(productId, { customerId: (await studio.person()).customerId });
    const file = await exported({ report: 'SALES', from: today(), until: tomorrow() });
    expect(file?.csv).toContain(`"'=HYPERLINK`);
    expect(file?.csv).not.toMatch(/(^|,)"?=HYPERLINK/m);
  });

  it.each(['Jana;=1+1', 'Jana\t=1+1', 'Jana; +1'])(
    'escapes a formula inside a name, where a spreadsheet may begin a cell: %j',
    async (name) => {
      const { studio } = ground;
      const { registrationId, customerId } = await studio.newcomer();
      await studio.sql('update customers set name = ? where id = ?', [name, studio.keyOf('Customer', customerId)]);
      await studio.book(registrationId, await studio.session());
      const file = await exported({ report: 'DEBTS' });
      expect(file?.csv).toContain(`"${name.replace(/(?=[=+]1)/, "'")}",`);
    },
  );

  it.each([
    ['sk', 'SEMICOLON'],
    ['cs', 'SEMICOLON'],
    ['en', 'COMMA'],
  ] as const)('writes the marks for a reader in %s, and others when the input says so', async (locale, usual) => {
    const studio = await makeBookingStudio(ground.app);
    await studio.sql('update organisations set locale = ?', [locale]);
    await studio.sell(studio.entryProductId, { customerId: (await studio.person()).customerId });
    const rowIn = async (form?: CsvForm) => {
      const input = { report: 'SALES', from: today(), until: tomorrow(), ...(form ? { form } : {}) } as const;
      return linesOf((await exported(input, studio.clients.manager))?.csv)[1];
    };
    const written = {
      SEMICOLON: `${today()};"RECEPTION";"PASS";"4 vstupy";1;0,00;24,00;0,00;"EUR"`,
      COMMA: `${today()},"RECEPTION","PASS","4 vstupy",1,0.00,24.00,0.00,"EUR"`,
    };
    expect(await rowIn()).toBe(written[usual]);
    expect(await rowIn('COMMA')).toBe(written.COMMA);
    expect(await rowIn('SEMICOLON')).toBe(written.SEMICOLON);
  });

  it('holds nothing of another studio', async () => {
    const { studio, other } = ground;
    const productId = await studio.product({ kind: 'ENTRY', entries: 1, name: 'Iba naša' });
    await studio.sell(productId, { customerId: (await studio.person()).customerId });
    const period = { report: 'SALES', from: today(), until: tomorrow() } as const;
    expect((await exported(period))?.csv).toContain('Iba naša');
    expect((await exported(period, other.clients.owner))?.csv).not.toContain('Iba naša');
  });

  it('answers a period that ends before it begins, an empty one, and days that do not exist, as bad user input', async () => {
    for (const period of [
      { from: '2026-03-02', until: '2026-03-01' },
      { from: '2026-03-02', until: '2026-03-02' },
      { from: '2026-02-30', until: '2026-03-02' },
    ]) {
      await expectFault(ground.studio, () => exported({ report: 'SALES', ...period }), 'BAD_USER_INPUT');
    }
  });

  it('is for owners and managers, and for no key', async () => {
    const ask = (client: Client) => exported({ report: 'SALES', from: today(), until: tomorrow() }, client);
    await expectSeenBy(ground, ask, { allowed: ['owner', 'manager'] });
  });
});
