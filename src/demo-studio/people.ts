import { issueToken } from '../services/people/access-tokens.js';
import { addAttendee, addMember, createCustomer } from '../services/people/index.js';
import { made, type Workshop } from './workshop.js';

const TOKEN_DAYS = 365;
const DAY_MS = 24 * 3_600_000;

const MEMBERS = [
  ['owner', 'Mgr. Ľubica Hájniková', 'OWNER'],
  ['manager', 'Tomáš Čierny', 'MANAGER'],
  ['receptionist', 'Žofia Kráľová', 'RECEPTIONIST'],
  ['instructor', 'Štefan Vodný', 'INSTRUCTOR'],
] as const;

const TEACHERS = ['Dáša Ťažká', 'Júlia Bystrická', 'Marián Ďurica'] as const;

/** The children of each family; the first family is the one whose token is handed out. */
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

export type StaffRole = (typeof MEMBERS)[number][0];

/** The staff, with a token for each role, and the teachers. */
export async function hireStaff({ tenant, now }: Workshop) {
  const expiresAt = new Date(now.getTime() + TOKEN_DAYS * DAY_MS);
  const tokens = {} as Record<StaffRole, string>;
  const instructorIds: string[] = [];
  for (const [key, name, role] of MEMBERS) {
    const member = await made(addMember(tenant, { name, email: `${key}@vlnka.example`, role }));
    tokens[key] = await issueToken(tenant, { memberId: member.id }, expiresAt);
    if (role === 'INSTRUCTOR') instructorIds.push(member.id);
  }
  for (const [index, name] of TEACHERS.entries()) {
    const member = await made(addMember(tenant, { name, email: `instructor-${index + 2}@vlnka.example`, role: 'INSTRUCTOR' }));
    instructorIds.push(member.id);
  }
  return { tokens, instructorIds };
}

export interface Family {
  customerId: string;
  attendeeIds: string[];
}

/** One account with those who come on it. */
export async function welcome(
  { tenant }: Workshop,
  name: string,
  children: readonly (readonly [string, string | null])[],
): Promise<Family> {
  const handle = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.');
  const customer = await made(createCustomer(tenant, { name, email: `${handle}@example.com`, locale: 'sk' }));
  const attendeeIds: string[] = [];
  for (const [child, bornOn] of children) {
    attendeeIds.push((await made(addAttendee(tenant, { customerId: customer.id, name: child, bornOn }))).id);
  }
  return { customerId: customer.id, attendeeIds };
}

export async function welcomeFamilies(workshop: Workshop): Promise<{ families: Family[]; customerToken: string }> {
  const families: Family[] = [];
  for (const [name, children] of FAMILIES) families.push(await welcome(workshop, name, children));
  const [first] = families;
  if (!first) throw new Error('The demo studio needs a family');
  const expiresAt = new Date(workshop.now.getTime() + TOKEN_DAYS * DAY_MS);
  const customerToken = await issueToken(workshop.tenant, { customerId: first.customerId }, expiresAt);
  return { families, customerToken };
}
