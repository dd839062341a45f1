import { type Client, CreateApiKeyDocument, createClient } from '@permanentka/client';
import { Scope } from '../../src/entities/index.js';
import { addMember, createCustomer } from '../../src/services/people/index.js';
import type { TestApp } from './app.js';
import type { BookingStudio } from './booking-studio.js';
import { signedIn } from './signed-in.js';
import { made } from './studio.js';

const ROLES = ['owner', 'manager', 'receptionist', 'instructor', 'customer', 'otherCustomer'] as const;
/** Signed in, but without a place at the studio that they ask. */
const STRANGERS = ['person', 'ownerElsewhere', 'customerElsewhere'] as const;

/** An API key that carries one scope. */
export type KeyName = `key ${Scope}`;
export type ViewerName = (typeof ROLES)[number] | (typeof STRANGERS)[number] | 'anonymous' | KeyName;
export type Viewers = Readonly<Record<ViewerName, Client>>;

export const DESK = ['owner', 'manager', 'receptionist'] as const satisfies ViewerName[];
export const STAFF = [...DESK, 'instructor'] as const satisfies ViewerName[];
export const CUSTOMERS = ['customer', 'otherCustomer'] as const satisfies ViewerName[];
export const PEOPLE = [...ROLES, ...STRANGERS] as const satisfies ViewerName[];
export const KEYS = Object.values(Scope).map((scope): KeyName => `key ${scope}`);
export const EVERYBODY: readonly ViewerName[] = [...PEOPLE, 'anonymous', ...KEYS];

/** One client of each kind that may ask a studio, and some who belong to another one. */
export async function viewersOf(app: TestApp, studio: BookingStudio, other: BookingStudio): Promise<Viewers> {
  const at = (token: string) => createClient({ url: app.url, organisation: studio.slug, token });
  const { owner, manager, receptionist, instructor, customer, otherCustomer } = studio.clients;
  const { token } = await app.signIn.openSession('without-a-place@example.com');
  const keys = await Promise.all(Object.values(Scope).map(async (scope) => [`key ${scope}`, await keyOf(app, studio, scope)]));
  return {
    ...{ owner, manager, receptionist, instructor, customer, otherCustomer },
    ...{ person: at(token), ...(await elsewhere(app, other, at)) },
    anonymous: createClient({ url: app.url, organisation: studio.slug }),
    ...(Object.fromEntries(keys) as Record<KeyName, Client>),
  };
}

async function keyOf(app: TestApp, { clients }: BookingStudio, scope: Scope): Promise<Client> {
  const { createApiKey } = await clients.owner.request(CreateApiKeyDocument, { input: { name: scope, scopes: [scope] } });
  return createClient({ url: app.url, token: createApiKey.secret ?? '' });
}

/** People of their own: those of the fixtures have the same addresses in each studio, and so a place in all of them. */
async function elsewhere(app: TestApp, { tenant }: BookingStudio, at: (token: string) => Client) {
  const member = await made(addMember(tenant, { name: 'Ivan Iný', email: 'owner-elsewhere@example.com', role: 'OWNER' }));
  const customer = await made(createCustomer(tenant, { name: 'Iveta Iná', email: 'customer-elsewhere@example.com' }));
  return {
    ownerElsewhere: at(await signedIn(app.signIn, tenant, { memberId: member.id })),
    customerElsewhere: at(await signedIn(app.signIn, tenant, { customerId: customer.id })),
  };
}
