import type { PaymentMethod } from '../../entities/enums.js';
import type { Refusal } from '../refusals.js';
import type { Changes } from './world.js';

/** Who commands: staff may act for anybody of the organisation, a customer for their own attendees only. */
export type Actor = { kind: 'STAFF' } | { kind: 'CUSTOMER'; customerId: string };

export const PaymentChoice = { AUTO: 'AUTO', PASS: 'PASS', AT_DESK: 'AT_DESK', ONLINE: 'ONLINE' } as const;
export type PaymentChoice = keyof typeof PaymentChoice;

/** Each command, and what is remembered as its answer. Ids are those of rows in the command's organisation. */
interface Commands {
  register: [{ actor: Actor; attendeeId: string; groupId: string }, { registrationId: string }];
  sellPass: [
    { productId: string; registrationId: string | null; customerId: string | null; method: PaymentMethod },
    { passId: string },
  ];
  recordPayment: [{ registrationId: string; amountMinor: number; method: PaymentMethod }, { registrationId: string }];
  bookSession: [
    { actor: Actor; registrationId: string; sessionId: string; payWith: PaymentChoice; passId: string | null },
    { bookingId: string },
  ];
  cancelBooking: [{ actor: Actor; bookingId: string; overrideReason: string | null }, { bookingId: string }];
  checkIn: [{ bookingId: string }, { bookingId: string }];
  changeSession: [{ sessionId: string; capacity: number | null; priceMinor: number | null }, { sessionId: string }];
  cancelSession: [{ sessionId: string }, { sessionId: string; bookingsCancelled: number }];
}

export type CommandKind = keyof Commands;
type CommandMap = { [K in CommandKind]: { kind: K } & Commands[K][0] };
export type CommandOf<K extends CommandKind> = CommandMap[K];
export type Command = CommandMap[CommandKind];
export type AnswerOf<K extends CommandKind> = Commands[K][1];
export type Answer = Commands[CommandKind][1];

/** What the rules say to a command: done, with all that is to be written, or refused, with nothing. */
export type Decision<A = Answer> = { kind: 'done'; answer: A; changes: Changes } | { kind: 'refused'; refusals: Refusal[] };

export const refuse = (...refusals: Refusal[]): { kind: 'refused'; refusals: Refusal[] } => ({ kind: 'refused', refusals });
