import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { bindTenant, findOrganisationId } from '../services/input/index.js';
import { createOrganisation, updateOrganisation } from '../services/people/index.js';
import { type OpenedCourse, openCourses, putOnSale, TIME_ZONE } from './catalogue.js';
import { type DemoIds, findDemoIds } from './ids.js';
import { EXAMPLES, type Family, hireStaff, signInAll, welcome, welcomeFamilies } from './people.js';
import { inTurn } from './turn.js';
import { book, type DemoApp, enrol, made, openWorkshop, sell, type Workshop } from './workshop.js';

const SLUG = 'vlnka-bratislava';
const FILE_NAME = 'demo.json';

export interface DemoOptions {
  /** Where demo.json goes. */
  dataDir: string;
  /** The database of the server, for a connection of its own. */
  databaseUrl: string;
  /** The address that the server answers at. */
  endpoint: string;
  /** The address of the mailbox page; undefined when e-mails are sent. */
  mailbox: string | undefined;
  /** Whether the payments of the server are a sandbox. Nobody opens an account at a real provider for invented people. */
  isSandbox?: boolean;
  /** Hears what takes a while. */
  tell?: (sentence: string) => void;
}

/**
 * Sets up a demo studio and writes `demo.json`: the address of the server, a token for each role, and ids to try. Done once in a
 * database: servers that start together wait for the first, and then write a file of their own about its studio. While the file
 * names a studio of this database, only addresses and tokens are renewed. A half-made studio of an interrupted start is left
 * alone, and a new one gets another slug.
 */
export function seedDemoStudio(app: DemoApp, options: DemoOptions): Promise<void> {
  return inTurn(options.databaseUrl, () => seedInTurn(app, options));
}

async function seedInTurn(app: DemoApp, options: DemoOptions): Promise<void> {
  const { dataDir, endpoint, mailbox } = options;
  const { em } = app.orm;
  const file = join(dataDir, FILE_NAME);
  const known = await readKnown(file);
  const slug = known?.organisation?.slug;
  if (slug !== undefined && (await findOrganisationId(em, slug)) !== undefined) {
    const isSignedIn = (await app.signIn.personOf(known?.tokens?.owner ?? '')) !== undefined;
    const tokens = isSignedIn ? known?.tokens : await signInAll(app.signIn, slug);
    const isRight = known?.endpoint === endpoint && known.mailbox === mailbox && isSignedIn;
    if (!isRight) await write(file, { ...known, endpoint, mailbox, tokens });
    return;
  }
  const { organisation, ...ids } = (await finishedStudio(em)) ?? (await makeAnew(app, options));
  const tokens = await signInAll(app.signIn, organisation.slug);
  await mkdir(dataDir, { recursive: true });
  await write(file, { endpoint, mailbox, organisation, tokens, ...ids });
}

interface Known {
  endpoint?: string;
  mailbox?: string;
  organisation?: { slug?: string };
  tokens?: { owner?: string };
}

/**
 * The people and ids of the demo studio, as `demo.json` has them; undefined if it is not there. The address of the mailbox is a
 * secret: its reader can sign in as anybody, and not in the demo studio alone.
 */
export async function readDemoFile(dataDir: string): Promise<object | undefined> {
  const { endpoint, mailbox, ...told } = (await readKnown(join(dataDir, FILE_NAME))) ?? {};
  return told.tokens && told;
}

async function readKnown(file: string): Promise<Known | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Known;
  } catch (fault) {
    const isMissing = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
    // A file that is no JSON was cut off while it was written, and counts as none.
    if (isMissing || fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

/** Writes beside the file first, so that nobody reads half of it. Only the owner of the folder may read its tokens. */
async function write(file: string, content: object): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

const slugOf = (n: number): string => (n === 1 ? SLUG : `${SLUG}-${n}`);

async function freeSlug(em: EntityManager): Promise<string> {
  for (let n = 1; ; n += 1) if ((await findOrganisationId(em, slugOf(n))) === undefined) return slugOf(n);
}

/** A demo studio that another server made. */
async function finishedStudio(em: EntityManager): Promise<DemoIds | undefined> {
  for (let n = 1; (await findOrganisationId(em, slugOf(n))) !== undefined; n += 1) {
    const ids = await findDemoIds(em, slugOf(n));
    if (ids) return ids;
  }
  return undefined;
}

async function makeAnew(app: DemoApp, options: DemoOptions): Promise<DemoIds> {
  options.tell?.('Setting up the demo studio.');
  return makeStudio(app, await freeSlug(app.orm.em), options);
}

async function makeStudio(app: DemoApp, slug: string, { endpoint, isSandbox = false }: DemoOptions): Promise<DemoIds> {
  const organisation = await createOrganisation(app.orm.em, {
    ...{ slug, name: 'Vlnka – škola plávania a tanca', category: 'Plávanie a tanec', city: 'Bratislava', currency: 'EUR' },
    ...{
      description: 'Plávanie pre deti aj dospelých a tanec od štyroch rokov.',
      timeZone: TIME_ZONE,
      locale: 'sk',
      plan: 'STANDARD',
    },
  });
  const workshop = openWorkshop(app, organisation, new Date());
  await made(updateOrganisation(workshop.tenant, { cancelWindowHours: 12 }));
  const instructorIds = await hireStaff(workshop);
  const families = await welcomeFamilies(workshop);
  const course = await openCourses(workshop, instructorIds);
  const products = await putOnSale(workshop, course);
  await liveThere(workshop, families, course, products);
  if (isSandbox) await sellOnline(app, workshop, endpoint);
  await keepEmailsBack(workshop);
  // Last, because a studio without the examples counts as half made.
  await prepareExamples(workshop, course('example'));
  const ids = await findDemoIds(app.orm.em, slug);
  if (!ids) throw new Error('The demo studio lacks a part that demo.json names');
  return ids;
}

/** The sandbox asks for nothing, so the studio sells online at once and is in the marketplace. */
async function sellOnline({ services }: DemoApp, { tenant }: Workshop, endpoint: string): Promise<void> {
  const page = new URL('/', endpoint).href;
  await made(services.paymentAccounts.setUp(tenant, { returnUrl: page, refreshUrl: page }));
}

/** Its people are invented, so their receipts must not be sent. */
async function keepEmailsBack({ tenant }: Workshop): Promise<void> {
  await bindTenant(tenant).transactional((em) =>
    em.execute('update receipt_letters set given_up_at = now() where mailed_at is null'),
  );
}

type Products = Awaited<ReturnType<typeof putOnSale>>;

/**
 * The history of the studio: registrations of each type, passes of each kind, covered bookings, and one booking with a debt.
 */
async function liveThere(
  workshop: Workshop,
  families: Family[],
  course: (key: string) => OpenedCourse,
  products: Products,
): Promise<void> {
  const child = (family: number, index: number) => pick(pick(families, family).attendeeIds, index);
  const group = (key: string, index: number) => pick(course(key).groups, index);

  const ema = await enrol(workshop, child(0, 0), group('kids', 0).groupId);
  await sell(workshop, products.credit100.id, ema);
  await book(workshop, ema.registrationId, pick(group('kids', 0).sessionIds, 0));
  await book(workshop, ema.registrationId, pick(group('kids', 1).sessionIds, 1));

  await enrol(workshop, child(0, 1), group('hiphop', 0).groupId);
  const leo = await enrol(workshop, child(1, 0), group('kids', 1).groupId);
  await sell(workshop, products.entry10.id, { customerId: pick(families, 1).customerId }, 'CARD_TERMINAL');
  for (const index of [0, 1, 2]) await book(workshop, leo.registrationId, pick(group('kids', 1).sessionIds, index));
  await enrol(workshop, child(1, 1), group('ballet', 0).groupId);

  const katarina = await enrol(workshop, child(2, 1), group('lanes', 1).groupId);
  await sell(workshop, products.month.id, { customerId: pick(families, 2).customerId }, 'CARD_TERMINAL');
  for (const index of [0, 1]) await book(workshop, katarina.registrationId, pick(group('lanes', 1).sessionIds, index));

  const ondrej = await enrol(workshop, child(3, 0), group('salsa', 0).groupId);
  await book(workshop, ondrej.registrationId, pick(group('salsa', 0).sessionIds, 0));
  const hugo = await enrol(workshop, child(4, 0), group('ballet', 1).groupId);
  await sell(workshop, products.credit100.id, hugo, 'BANK');
  await enrol(workshop, child(5, 0), group('workshop', 0).groupId);
}

/**
 * Two set-ups without a sale or a booking: sessions of 5 € and 8 €, a CREDIT pass of 20 €, an ENTRY pass of 4 entries for 24 €.
 */
async function prepareExamples(workshop: Workshop, course: OpenedCourse): Promise<void> {
  for (const name of [EXAMPLES.credit, EXAMPLES.entry]) {
    const { attendeeIds } = await welcome(workshop, name, [[name, null]]);
    await enrol(workshop, pick(attendeeIds, 0), pick(course.groups, 0).groupId);
  }
}

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`The demo studio lacks item ${index}`);
  return item;
}
