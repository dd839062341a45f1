import type { EntityManager } from '@mikro-orm/postgresql';
import { encodeId, type NodeType } from '../schema/shared/ids.js';
import type { AnswerOf, Command, CommandOf, Engine } from '../services/engine/index.js';
import type { Tenant } from '../services/input/index.js';
import type { Result } from '../services/rules/world/refusals.js';
import type { SignIn } from '../services/sign-in/index.js';

/** The parts of a server that the seed needs. */
export interface DemoApp {
  orm: { em: EntityManager };
  engine: Engine;
  signIn: SignIn;
  services: { paymentAccounts: PaymentAccounts };
}

/** Opens the account of an organisation at the payment provider. */
interface PaymentAccounts {
  setUp: (tenant: Tenant, pages: { returnUrl: string; refreshUrl: string }) => Promise<Result<unknown>>;
}

/** The tools of the seed: the same services that requests use. */
export interface Workshop {
  tenant: Tenant;
  engine: Engine;
  signIn: SignIn;
  slug: string;
  /** The moment that sessions are counted from. */
  now: Date;
  /** The opaque id of a row, as clients know it. */
  id: (type: NodeType, row: { id: string }) => string;
}

export function openWorkshop(
  { orm, engine, signIn }: DemoApp,
  { id: organisationId, slug }: { id: string; slug: string },
  now: Date,
): Workshop {
  const id = (type: NodeType, row: { id: string }) => encodeId(type, organisationId, row.id);
  return { tenant: { em: orm.em, organisationId }, engine, signIn, slug, now, id };
}

export const euro = (amount: number) => ({ amountMinor: Math.round(amount * 100), currency: 'EUR' });

/** The value of a set-up command. Throws when it was refused, which would be a fault of the seed. */
export async function made<T>(result: Promise<Result<T>>): Promise<T> {
  const outcome = await result;
  if (!outcome.ok) throw new Error(`The demo studio was refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.value;
}

/** The answer of a command of the engine. Throws when it was refused. */
export async function told<C extends Command>({ engine, tenant }: Workshop, command: C): Promise<AnswerOf<C['kind']>> {
  const outcome = await engine.execute<C>(tenant.organisationId, { command });
  if (outcome.kind === 'refused') throw new Error(`The demo studio was refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.answer as AnswerOf<C['kind']>;
}

const STAFF = { kind: 'STAFF' } as const;

export function enrol(workshop: Workshop, attendeeId: string, groupId: string): Promise<AnswerOf<'register'>> {
  return told<CommandOf<'register'>>(workshop, { kind: 'register', actor: STAFF, attendeeId, groupId });
}

export function sell(
  workshop: Workshop,
  productId: string,
  holder: { registrationId: string } | { customerId: string },
  method: CommandOf<'sellPass'>['method'] = 'CASH',
): Promise<AnswerOf<'sellPass'>> {
  const nobody = { registrationId: null, customerId: null };
  return told<CommandOf<'sellPass'>>(workshop, { kind: 'sellPass', productId, ...nobody, ...holder, method });
}

/** @returns the booking */
export async function book(workshop: Workshop, registrationId: string, sessionId: string): Promise<string> {
  const answer = await told<CommandOf<'bookSession'>>(workshop, {
    ...{ kind: 'bookSession', actor: STAFF, payWith: 'AUTO', passId: null },
    ...{ registrationId, sessionId },
  } as CommandOf<'bookSession'>);
  if (!('bookingId' in answer)) throw new Error('A seat of the demo studio was not booked');
  return answer.bookingId;
}
