import type { EntityManager } from '@mikro-orm/postgresql';
import { type Client, createClient } from '@permanentka/client';
import { encodeId, type NodeType } from '../../src/schema/shared/ids.js';
import { createCourse, createGroup, createLocation, linkGroups, scheduleSessions } from '../../src/services/catalogue/index.js';
import type { Tenant } from '../../src/services/input/set-up.js';
import { createPassProduct } from '../../src/services/passes/index.js';
import { addAttendee, addMember, createCustomer, createOrganisation } from '../../src/services/people/index.js';
import type { Result } from '../../src/services/rules/world/refusals.js';
import type { SignIn } from '../../src/services/sign-in/index.js';
import { type Holder, signedIn } from './signed-in.js';

const DAY_MS = 24 * 3_600_000;
let studios = 0;

export const euro = (amount: number) => ({ amountMinor: Math.round(amount * 100), currency: 'EUR' });

/** The value of a set-up command that a fixture knows to be right. */
export async function made<T>(result: Promise<Result<T>>): Promise<T> {
  const outcome = await result;
  if (!outcome.ok) throw new Error(`The fixture was refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.value;
}

/**
 * How much earlier in the day the studio's own sessions begin. A term is made once: a start that a group has already is left
 * out. So a test that schedules a session in the second in which its studio was made would get none.
 */
const APART_MS = 30 * 60_000;

/** Moments from now on, in whole seconds. */
export const inDays = (days: number) => new Date(Math.ceil(Date.now() / 1000) * 1000 + days * DAY_MS);

export type Studio = Awaited<ReturnType<typeof makeStudio>>;

/**
 * A small studio made through the services: two linked swimming groups and one apart, a dance course of each other type,
 * sessions at 5 and 8 €, a product of each kind, two families, and a client for each role.
 */
export async function makeStudio(em: EntityManager, url: string, signIn: SignIn) {
  studios += 1;
  const slug = `studio-${process.pid}-${studios}`;
  // Most tests check in to sessions that are days away.
  const checkInOpensMinutes = 525_600;
  const settings = { name: 'Vlnka', currency: 'EUR', timeZone: 'Europe/Bratislava', locale: 'en', checkInOpensMinutes } as const;
  const organisation = await createOrganisation(em, { slug, ...settings });
  const tenant: Tenant = { em, organisationId: organisation.id };
  const id = (type: NodeType, row: { id: string }) => encodeId(type, organisation.id, row.id);
  const clientOf: ClientOf = async (holder) =>
    createClient({ url, organisation: slug, token: await signedIn(signIn, tenant, holder) });
  const staff = await makeStaff(tenant, clientOf);
  const families = await makeFamilies(tenant, clientOf);
  const catalogue = await makeCatalogue(tenant, staff.instructorId);
  const products = await makeProducts(tenant);
  const clients = { ...staff.clients, ...families.clients, public: createClient({ url }) } satisfies Record<string, Client>;
  return {
    slug,
    tenant,
    id,
    clients,
    organisationId: id('Organisation', organisation),
    instructorId: encodeId('Member', organisation.id, staff.instructorId),
    customerId: id('Customer', families.zuzana),
    otherCustomerId: id('Customer', families.peter),
    childId: id('Attendee', families.ema),
    siblingId: id('Attendee', families.adam),
    otherChildId: id('Attendee', families.leo),
    locationId: id('Location', catalogue.location),
    openCourseId: id('Course', catalogue.open),
    continuousCourseId: id('Course', catalogue.continuous),
    oneOffCourseId: id('Course', catalogue.oneOff),
    mondayGroupId: id('Group', catalogue.monday),
    thursdayGroupId: id('Group', catalogue.thursday),
    apartGroupId: id('Group', catalogue.apart),
    continuousGroupId: id('Group', catalogue.dance),
    oneOffGroupId: id('Group', catalogue.workshop),
    fiveEuroSessionIds: catalogue.five.map((session) => id('Session', session)),
    eightEuroSessionIds: catalogue.eight.map((session) => id('Session', session)),
    apartSessionIds: catalogue.apartSessions.map((session) => id('Session', session)),
    creditProductId: id('PassProduct', products.credit),
    entryProductId: id('PassProduct', products.entry),
    timeProductId: id('PassProduct', products.time),
  };
}

type ClientOf = (holder: Holder) => Promise<Client>;

async function makeStaff(tenant: Tenant, clientOf: ClientOf) {
  const member = (name: string, role: 'OWNER' | 'MANAGER' | 'RECEPTIONIST' | 'INSTRUCTOR') =>
    made(addMember(tenant, { name, email: `${role.toLowerCase()}@vlnka.example`, role }));
  const instructor = await member('Jana Plavcová', 'INSTRUCTOR');
  const clients = {
    owner: await clientOf({ memberId: (await member('Oľga Majerová', 'OWNER')).id }),
    manager: await clientOf({ memberId: (await member('Marek Správca', 'MANAGER')).id }),
    receptionist: await clientOf({ memberId: (await member('Rita Recepčná', 'RECEPTIONIST')).id }),
    instructor: await clientOf({ memberId: instructor.id }),
  };
  return { instructorId: instructor.id, clients };
}

async function makeFamilies(tenant: Tenant, clientOf: ClientOf) {
  const zuzana = await made(createCustomer(tenant, { name: 'Zuzana Štefánková', email: 'zuzana@example.com' }));
  const peter = await made(createCustomer(tenant, { name: 'Peter Kováč', email: 'peter@example.com' }));
  const ema = await made(addAttendee(tenant, { customerId: zuzana.id, name: 'Ema', bornOn: '2018-05-04' }));
  const adam = await made(addAttendee(tenant, { customerId: zuzana.id, name: 'Adam' }));
  const leo = await made(addAttendee(tenant, { customerId: peter.id, name: 'Leo' }));
  const clients = {
    customer: await clientOf({ customerId: zuzana.id }),
    otherCustomer: await clientOf({ customerId: peter.id }),
  };
  return { zuzana, peter, ema, adam, leo, clients };
}

async function makeCatalogue(tenant: Tenant, instructorId: string) {
  const location = await made(createLocation(tenant, { name: 'Plaváreň Pasienky', city: 'Bratislava' }));
  const open = await made(createCourse(tenant, { name: 'Plávanie pre deti', type: 'OPEN' }));
  const continuous = await made(createCourse(tenant, { name: 'Balet', type: 'CONTINUOUS', price: euro(120) }));
  const oneOff = await made(createCourse(tenant, { name: 'Víkendový workshop', type: 'ONE_OFF', price: euro(30) }));
  const group = (courseId: string, name: string, capacity = 10) =>
    made(createGroup(tenant, { courseId, locationId: location.id, instructorId, name, capacity }));
  const monday = await group(open.id, 'Pondelok');
  const thursday = await group(open.id, 'Štvrtok');
  const apart = await group(open.id, 'Sobota');
  await made(linkGroups(tenant, { groupIds: [monday.id, thursday.id] }));
  const dance = await group(continuous.id, 'Prípravka', 2);
  const workshop = await group(oneOff.id, 'Máj');
  const sessions = async (groupId: string, firstDay: number, price: number) => {
    const startsAt = [0, 1, 2, 3, 4, 5].map((week) => new Date(inDays(firstDay + 7 * week).getTime() - APART_MS));
    return (await made(scheduleSessions(tenant, { groupId, schedule: { startsAt }, durationMinutes: 60, price: euro(price) })))
      .sessions;
  };
  return {
    ...{ location, open, continuous, oneOff, monday, thursday, apart, dance, workshop },
    five: await sessions(monday.id, 2, 5),
    eight: await sessions(thursday.id, 3, 8),
    apartSessions: await sessions(apart.id, 4, 5),
  };
}

async function makeProducts(tenant: Tenant) {
  return {
    credit: await made(createPassProduct(tenant, { name: 'Kredit 20', kind: 'CREDIT', price: euro(20), credit: euro(20) })),
    entry: await made(createPassProduct(tenant, { name: '4 vstupy', kind: 'ENTRY', price: euro(24), entries: 4 })),
    time: await made(
      createPassProduct(tenant, { name: 'Mesačná', kind: 'TIME', price: euro(40), validity: { period: { length: 'P1M' } } }),
    ),
  };
}
