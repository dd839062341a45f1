import type { AnswerOf, Command, CommandKind, CommandOf, Decision } from '../commands/command.js';
import type { World } from '../commands/world.js';
import { decideSell } from '../passes/sell.js';
import { decideCheckIn } from './attendance.js';
import { decideBook } from './book.js';
import { decideCancel, decideCancelSession } from './cancel.js';
import { decideChangeSession } from './change-session.js';
import { decideRecordPayment, decideRegister } from './register.js';

type Rules = { [K in CommandKind]: (world: World, command: CommandOf<K>) => Decision<AnswerOf<K>> };

const RULES: Rules = {
  register: decideRegister,
  sellPass: decideSell,
  recordPayment: decideRecordPayment,
  bookSession: decideBook,
  cancelBooking: decideCancel,
  checkIn: decideCheckIn,
  changeSession: decideChangeSession,
  cancelSession: decideCancelSession,
};

/** Decides one command in a world. Pure: no I/O, no clock but the world's, and the world is left as it was. */
export function decide<C extends Command>(world: World, command: C): Decision<AnswerOf<C['kind']>> {
  // The table pairs each kind with its own rule, which the compiler cannot follow through a look-up by a union of kinds.
  const rule = RULES[command.kind] as unknown as (world: World, command: C) => Decision<AnswerOf<C['kind']>>;
  return rule(world, command);
}
