import type { AuditDraft } from '../world/audit.js';
import type { CommandModule, Decision } from '../world/command.js';
import { type Needs, noNeeds } from '../world/needs.js';
import type { Changes, World } from '../world/world.js';
import { bookSession } from './book-session.js';
import { cancelBooking } from './cancel-booking.js';
import { cancelSession } from './cancel-session.js';
import { checkIn } from './check-in.js';
import { disputePayment } from './dispute-payment.js';
import { endPass } from './end-pass.js';
import { endRegistration } from './end-registration.js';
import { markAttendance } from './mark-attendance.js';
import { moveRegistration } from './move-registration.js';
import { payOrder } from './pay-order.js';
import { placeOrder } from './place-order.js';
import { recordPayment } from './record-payment.js';
import { recordRefund } from './record-refund.js';
import { redeemGift } from './redeem-gift.js';
import { refundPayment } from './refund-payment.js';
import { register } from './register.js';
import { releaseOrder } from './release-order.js';
import { reopenRegistration } from './reopen-registration.js';
import { sellPass } from './sell-pass.js';
import { settleRefund } from './settle-refund.js';
import { undoCheckIn } from './undo-check-in.js';
import { updateSession } from './update-session.js';
import { updateSessions } from './update-sessions.js';

/** Every command. This is the only list: all types below follow from it. */
const COMMANDS = {
  bookSession,
  cancelBooking,
  cancelSession,
  checkIn,
  disputePayment,
  endPass,
  endRegistration,
  markAttendance,
  moveRegistration,
  payOrder,
  placeOrder,
  recordPayment,
  recordRefund,
  redeemGift,
  refundPayment,
  register,
  releaseOrder,
  reopenRegistration,
  sellPass,
  settleRefund,
  undoCheckIn,
  updateSession,
  updateSessions,
};

type Registry = typeof COMMANDS;
type Part<K extends CommandKind, P extends 'input' | 'answer'> =
  Registry[K] extends CommandModule<infer Input, infer Answer> ? { input: Input; answer: Answer }[P] : never;
type CommandMap = { [K in CommandKind]: { kind: K } & Part<K, 'input'> };
type AnswerMap = { [K in CommandKind]: Part<K, 'answer'> };

export type CommandKind = keyof Registry;
export type CommandOf<K extends CommandKind> = CommandMap[K];
export type Command = CommandMap[CommandKind];
export type AnswerOf<K extends CommandKind> = AnswerMap[K];
export type Answer = AnswerMap[CommandKind];

/** Pairs each kind with its own input and answer, so that the compiler can follow a look-up by kind. */
const modules: { [K in CommandKind]: CommandModule<CommandMap[K], AnswerMap[K]> } = COMMANDS;

/** The part of the rules that the engine needs. */
export interface Rules {
  /** The rows that commands need before they can be decided. */
  needsOf(commands: readonly Command[]): Needs;
  /** Decides one command. Pure: no I/O, no clock but `world.now`, and the world stays as it was. */
  decide<K extends CommandKind>(world: World, command: CommandOf<K>): Decision<AnswerOf<K>>;
  /** The audit entries of a decision that was done. `world` is the world before it. */
  auditOf<K extends CommandKind>(world: World, changes: Changes, command: CommandOf<K>): AuditDraft[];
}

export const rules: Rules = {
  needsOf(commands) {
    const needs = noNeeds();
    for (const command of commands) addNeeds(needs, command);
    return needs;
  },
  decide: (world, command) => modules[command.kind].decide(world, command),
  auditOf: (world, changes, command) => modules[command.kind].audit(world, changes, command),
};

function addNeeds<K extends CommandKind>(needs: Needs, command: CommandOf<K>): void {
  modules[command.kind].needs(needs, command);
}
