import { Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type {
  CheckInState,
  OrderProgressState,
  PassBalanceState,
  RegistrationBalanceState,
  SessionCapacityState,
} from '../../entities/events.js';
import * as rows from '../../entities/index.js';
import { Session } from '../../schema/objects/catalogue.js';
import {
  CheckInEvent,
  OrderProgress,
  PassBalance,
  RegistrationBalance,
  Roster,
  SessionCapacity,
} from '../../schema/objects/live.js';
import { Order } from '../../schema/objects/orders.js';
import { Pass } from '../../schema/objects/passes.js';
import { Attendee } from '../../schema/objects/people.js';
import { Booking, Registration } from '../../schema/objects/registrations.js';
import { PaymentStatus } from '../../schema/shared/enums.js';
import { encodeStateId } from '../../schema/shared/ids.js';
import { Money, money } from '../../schema/shared/money.js';
import { SameForAll } from '../../schema/shared/same-for-all.js';
import { balanceMinorOf, debtMinorOf, paymentStatusOf } from '../../services/rules/passes/figures.js';
import { readsOf } from '../shared/reading.js';

/** A pushed state holds its figures. Only relations read from the database, so a stream without them costs it nothing. */

const STATE_ID = {
  description: 'The id of the state, for caches: a newer state of the same row has the same id. `node(id)` does not take it.',
};

@Resolver(() => SessionCapacity)
export class SessionCapacityResolver {
  @SameForAll()
  @FieldResolver(() => ID, STATE_ID)
  id(@Root() { sessionId }: SessionCapacityState, @Ctx() context: Context): string {
    return encodeStateId('SessionCapacity', context.tenantId(), sessionId);
  }

  @FieldResolver(() => Session, { description: 'The session.' })
  async session(@Root() { sessionId }: SessionCapacityState, @Ctx() context: Context): Promise<Session> {
    return (await readsOf(context)).existing(rows.Session, sessionId);
  }

  @SameForAll()
  @FieldResolver(() => Int, { description: 'The free seats.' })
  seatsLeft(@Root() { capacity, seatsTaken }: SessionCapacityState): number {
    return capacity - seatsTaken;
  }
}

@Resolver(() => PassBalance)
export class PassBalanceResolver {
  @FieldResolver(() => ID, STATE_ID)
  id(@Root() { passId }: PassBalanceState, @Ctx() context: Context): string {
    return encodeStateId('PassBalance', context.tenantId(), passId);
  }

  @FieldResolver(() => Pass, { description: 'The pass.' })
  async pass(@Root() { passId }: PassBalanceState, @Ctx() context: Context): Promise<Pass> {
    return (await readsOf(context)).existing(rows.Pass, passId);
  }

  @FieldResolver(() => Money, { nullable: true, description: 'The credit left; null for other kinds than CREDIT.' })
  creditLeft(@Root() { creditLeftMinor, currency }: PassBalanceState): Money | null {
    return creditLeftMinor === null ? null : money(creditLeftMinor, currency);
  }
}

@Resolver(() => RegistrationBalance)
export class RegistrationBalanceResolver {
  @FieldResolver(() => ID, STATE_ID)
  id(@Root() { registrationId }: RegistrationBalanceState, @Ctx() context: Context): string {
    return encodeStateId('RegistrationBalance', context.tenantId(), registrationId);
  }

  @FieldResolver(() => Registration, { description: 'The registration.' })
  async registration(@Root() { registrationId }: RegistrationBalanceState, @Ctx() context: Context): Promise<Registration> {
    return (await readsOf(context)).existing(rows.Registration, registrationId);
  }

  @FieldResolver(() => Money, { description: 'Everything paid.' })
  paid(@Root() { paidMinor, currency }: RegistrationBalanceState): Money {
    return money(paidMinor, currency);
  }

  @FieldResolver(() => Money, { description: 'Everything charged.' })
  charged(@Root() { chargedMinor, currency }: RegistrationBalanceState): Money {
    return money(chargedMinor, currency);
  }

  @FieldResolver(() => Money, { description: '`paid` minus `charged`. A negative balance is a debt.' })
  balance(@Root() state: RegistrationBalanceState): Money {
    return money(balanceMinorOf(state), state.currency);
  }

  @FieldResolver(() => Money, { description: 'The debt: 0 while the balance is not negative.' })
  debt(@Root() state: RegistrationBalanceState): Money {
    return money(debtMinorOf(balanceMinorOf(state)), state.currency);
  }

  @FieldResolver(() => PaymentStatus, { description: 'UNPAID while there is a debt.' })
  paymentStatus(@Root() state: RegistrationBalanceState): PaymentStatus {
    return paymentStatusOf(balanceMinorOf(state));
  }
}

@Resolver(() => OrderProgress)
export class OrderProgressResolver {
  @FieldResolver(() => ID, STATE_ID)
  id(@Root() { orderId }: OrderProgressState, @Ctx() context: Context): string {
    return encodeStateId('OrderProgress', context.tenantId(), orderId);
  }

  @FieldResolver(() => Order, { description: 'The order, with what its payment has issued.' })
  async order(@Root() { orderId }: OrderProgressState, @Ctx() context: Context): Promise<Order> {
    return (await readsOf(context)).existing(rows.Order, orderId);
  }
}

@Resolver(() => Roster)
export class LiveRosterResolver {
  @FieldResolver(() => ID, STATE_ID)
  id(@Root() { sessionId }: SessionCapacityState, @Ctx() context: Context): string {
    return encodeStateId('Roster', context.tenantId(), sessionId);
  }

  @FieldResolver(() => Session, { description: 'The session, with its bookings and its counts as they are now.' })
  async session(@Root() { sessionId }: SessionCapacityState, @Ctx() context: Context): Promise<Session> {
    return (await readsOf(context)).existing(rows.Session, sessionId);
  }
}

@Resolver(() => CheckInEvent)
export class CheckInEventResolver {
  @FieldResolver(() => Booking, { description: 'The booking whose attendance was recorded.' })
  async booking(@Root() { bookingId }: CheckInState, @Ctx() context: Context): Promise<Booking> {
    return (await readsOf(context)).existing(rows.Booking, bookingId);
  }

  @FieldResolver(() => Session, { description: 'The session of the booking.' })
  async session(@Root() { sessionId }: CheckInState, @Ctx() context: Context): Promise<Session> {
    return (await readsOf(context)).existing(rows.Session, sessionId);
  }

  @FieldResolver(() => Attendee, { description: 'The attendee.' })
  async attendee(@Root() { attendeeId }: CheckInState, @Ctx() context: Context): Promise<Attendee> {
    return (await readsOf(context)).existing(rows.Attendee, attendeeId);
  }

  @FieldResolver(() => [PassBalance], { description: 'The passes that pay for the booking, with their balances.' })
  passes(@Root() { passes }: CheckInState): PassBalanceState[] {
    return passes;
  }

  @FieldResolver(() => Money, { description: 'The debt of the registration.' })
  debt(@Root() { debtMinor, currency }: CheckInState): Money {
    return money(debtMinor, currency);
  }
}
