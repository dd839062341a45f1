import { linkPerson } from '../services/callers/index.js';
import { addAttendee, addMember, createCustomer } from '../services/people/index.js';
import type { SignIn } from '../services/sign-in/index.js';
import { made, type Workshop } from './workshop.js';

const MEMBERS = [
  ['owner', 'Mgr. Ľubica Hájniková', 'OWNER'],
  ['manager', 'Tomáš Čierny', 'MANAGER'],
  ['receptionist', 'Žofia Kráľová', 'RECEPTIONIST'],
  ['instructor', 'Štefan Vodný', 'INSTRUCTOR'],
] as const;

const TEACHERS = ['Dáša Ťažká', 'Júlia Bystrická', 'Marián Ďurica'] as const;

/** The children of each family; the first family is the one that is signed in. */
const FAMILIES = [
  [
    'Zuzana Štefánková',
    [
      ['Ema Štefánková', '2019-04-12'],
      ['Adam Štefánek', '2016-09-30'],
    ],
  ],
  [
    'Peter Kováč',
    [
      ['Leo Kováč', '2018-02-03'],
      ['Nina Kováčová', '2020-11-19'],
      ['Šimon Kováč', '2014-06-25'],
    ],
  ],
  [
    'Katarína Žiaková',
    [
      ['Tamara Žiaková', '2012-01-08'],
      ['Katarína Žiaková', null],
    ],
  ],
  ['Ondrej Šťastný', [['Ondrej Šťastný', null]]],
  [
    'Mária Ľuptáková',
    [
      ['Hugo Ľupták', '2017-07-07'],
      ['Olívia Ľuptáková', '2021-03-15'],
    ],
  ],
  ['Dušan Hôrka', [['Viktória Hôrková', '2013-12-01']]],
] as const;

/** The customers of the two worked examples, who attend themselves. */
export const EXAMPLES = { credit: 'Kristína Kreditná', entry: 'Viera Vstupová' } as const;

export const customerOf = (family: number): string => FAMILIES[family]?.[0] ?? '';
export const childOf = (family: number, index: number): string => FAMILIES[family]?.[1][index]?.[0] ?? '';

/** These addresses have no mailbox, so the seed signs them in without a code. */
const addressOf = (slug: string, name: string): string => `${name}@${slug}.example`;

const handleOf = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.');

/** The roles that the seed signs in, with their addresses. */
function signedInAddresses(slug: string): Record<string, string> {
  const staff = MEMBERS.map(([key]) => [key, addressOf(slug, key)] as const);
  return Object.fromEntries([...staff, ['customer', addressOf(slug, handleOf(FAMILIES[0][0]))]]);
}

/** A token for each role, signed in anew. */
export async function signInAll(signIn: SignIn, slug: string): Promise<Record<string, string>> {
  const tokens: Record<string, string> = {};
  for (const [role, address] of Object.entries(signedInAddresses(slug))) tokens[role] = (await signIn.openSession(address)).token;
  return tokens;
}

/** The staff, each the person behind their address, and the teachers. */
export async function hireStaff({ tenant, slug, signIn }: Workshop): Promise<string[]> {
  const instructorIds: string[] = [];
  for (const [key, name, role] of MEMBERS) {
    const member = await made(addMember(tenant, { name, email: addressOf(slug, key), role }));
    const { person } = await signIn.openSession(member.email);
    await linkPerson(tenant, { memberId: member.id }, person.id);
    if (role === 'INSTRUCTOR') instructorIds.push(member.id);
  }
  for (const [index, name] of TEACHERS.entries()) {
    const member = await made(addMember(tenant, { name, email: addressOf(slug, `instructor-${index + 2}`), role: 'INSTRUCTOR' }));
    instructorIds.push(member.id);
  }
  return instructorIds;
}

export interface Family {
  customerId: string;
  attendeeIds: string[];
}

/** One customer with their attendees. */
export async function welcome(
  { tenant, slug }: Workshop,
  name: string,
  children: readonly (readonly [string, string | null])[],
): Promise<Family> {
  const customer = await made(createCustomer(tenant, { name, email: addressOf(slug, handleOf(name)), locale: 'sk' }));
  const attendeeIds: string[] = [];
  for (const [child, bornOn] of children) {
    attendeeIds.push((await made(addAttendee(tenant, { customerId: customer.id, name: child, bornOn }))).id);
  }
  return { customerId: customer.id, attendeeIds };
}

export async function welcomeFamilies(workshop: Workshop): Promise<Family[]> {
  const families: Family[] = [];
  for (const [name, children] of FAMILIES) families.push(await welcome(workshop, name, children));
  return families;
}
