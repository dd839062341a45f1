import { decideRegister } from '../booking/register.js';
import { decideRecordRefund } from '../refunds/write-down.js';
import { decidePlaceOrder, decideRecordPayment, decideSell } from '../selling/open-order.js';
import type { AnswerOf, Command, CommandKind, CommandOf, Decision } from '../world/command.js';
import type { World } from '../world/world.js';
import { decideBook } from './book-session.js';
import { decideCancel, decideCancelSession } from './cancel-booking.js';
import { decideChangeSession } from './change-session.js';
import { decideCheckIn } from './check-in.js';
import { decideDisputePayment } from './dispute-payment.js';
import { decidePayOrder, decideReleaseOrder } from './pay-order.js';
import { decideRedeemGift } from './redeem-gift.js';
import { decideRefundPayment, decideSettleRefund } from './refund-payment.js';

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
  placeOrder: decidePlaceOrder,
  payOrder: decidePayOrder,
  releaseOrder: decideReleaseOrder,
  refundPayment: decideRefundPayment,
  recordRefund: decideRecordRefund,
  settleRefund: decideSettleRefund,
  disputePayment: decideDisputePayment,
  redeemGift: decideRedeemGift,
};

/** Decides one command in a world. Pure: no I/O, no clock but the world's, and the world is left as it was. */
export function decide<C extends Command>(world: World, command: C): Decision<AnswerOf<C['kind']>> {
  // The table pairs each kind with its own rule, which the compiler cannot follow through a look-up by a union of kinds.
  const rule = RULES[command.kind] as unknown as (world: World, command: C) => Decision<AnswerOf<C['kind']>>;
  return rule(world, command);
}
