import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import { CancellationTerms } from '../../schema/booking/cancellation.js';
import { Redemption } from '../../schema/objects/passes.js';
import { Booking } from '../../schema/objects/registrations.js';
import { Money } from '../../schema/shared/money.js';
import { isLate, lateFeeMinorOf, obstacleToCancelling } from '../../services/rules/booking/cancellation.js';
import { coverOf } from '../shared/outcome-rows.js';
import { moneyOf, readsOf } from '../shared/reading.js';

interface Terms extends CancellationTerms {
  booking: rows.Booking;
}

@Resolver(() => Booking)
export class BookingCancellationResolver {
  @FieldResolver(() => CancellationTerms, {
    nullable: true,
    description:
      'The consequences of cancelling it now, for its customer. Null when they cannot: it does not stand, its session began, ' +
      'or it is late under BLOCK.',
  })
  async cancellation(@Root() booking: rows.Booking, @Ctx() context: Context): Promise<CancellationTerms | null> {
    const reads = await readsOf(context);
    const session = await reads.existing(rows.Session, booking.session.id);
    const isPossible = obstacleToCancelling(booking, session, reads.now) === undefined;
    if (!isPossible) return null;
    const terms: Terms = { inTime: !isLate(booking, reads.now), booking };
    return terms;
  }
}

@Resolver(() => CancellationTerms)
export class CancellationTermsResolver {
  @FieldResolver(() => [Redemption], { description: 'The redemptions that go back to their passes; empty when late.' })
  async givesBack(@Root() { inTime, booking }: Terms, @Ctx() context: Context): Promise<Redemption[]> {
    return inTime ? coverOf(context, booking) : [];
  }

  @FieldResolver(() => Money, { description: 'The price that is no longer charged; 0 when late.' })
  uncharged(@Root() { inTime, booking }: Terms, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, inTime ? booking.priceMinor : 0);
  }

  @FieldResolver(() => Money, { description: 'The fee that is charged; 0 in time.' })
  fee(@Root() { inTime, booking }: Terms, @Ctx() context: Context): Money | Promise<Money> {
    return moneyOf(context, inTime ? 0 : lateFeeMinorOf(booking));
  }
}
