import { changePlaces, comingBookings, netPrice, standing, unusedPrice } from '../booking/ending.js';
import { cancelComing } from '../refunds/cancel.js';
import { givePriceBack } from '../refunds/give-price-back.js';
import { type Refundable, refundableOf } from '../refunds/refundable.js';
import { returnedToPasses, tellCustomer } from '../refunds/registration-news.js';
import { changed, made } from '../world/audit.js';
import { dayOf, isOnOrAfter } from '../world/calendar.js';
import { command } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import type { EndedBooking, ReturnedToPass } from '../world/registration-news.js';
import { inSteps, type Steps } from '../world/steps.js';
import type { RegistrationRow } from '../world/world.js';

interface EndRegistration {
  registrationId: string;
  /** The first day without it, `YYYY-MM-DD`: today or later; null for today. */
  endsOn: string | null;
  /** The part of the price to give back; null for the unused part. */
  priceMinor: number | null;
  /** Given by staff to cancel late bookings as if in time. */
  overrideReason: string | null;
}

/** The money that an end gives back, and its targets. */
export interface Ending {
  endsOn: string;
  bookings: EndedBooking[];
  passes: ReturnedToPass[];
  priceMinor: number;
  refundable: Refundable[];
}

/**
 * Ends a registration with a day: cancels its bookings from that day on by their policy, gives back the unused part of its
 * price, and frees its place. What is left on its account and on its CREDIT passes stays there until it is refunded.
 */
export const endRegistration = command<EndRegistration, { registrationId: string; ending: Ending }>({
  needs: (needs, { registrationId }) => {
    needs.registrations.add(registrationId);
    needs.coming.add(registrationId);
    needs.endings.add(registrationId);
    needs.enrolments.push({ registrationId, groupIds: [] });
    needs.orders.registrationIds.add(registrationId);
  },

  decide: (world, input) =>
    inSteps(world, (steps) => {
      const registration = steps.or(standing(world, input.registrationId));
      const { id, groupId } = registration;
      const { overrideReason } = input;
      const { timeZone } = world.organisation;
      const endsOn = input.endsOn ?? dayOf(world.now, timeZone).toString();
      refuseImpossible(steps, { ...input, endsOn }, registration);
      const coming = comingBookings(world, id).filter(({ session }) => isOnOrAfter(session.startsAt, endsOn, timeZone));
      const bookings = cancelComing(steps, coming, { inFull: overrideReason !== null, overrideReason });
      const priceMinor = input.priceMinor ?? unusedPrice(world, registration, endsOn);
      givePriceBack(steps, id, priceMinor);
      const now = world.registrations.get(id) ?? registration;
      // One command raises a version once, however many steps it took.
      steps.change('registrations', { ...now, endsOn, givenBackMinor: priceMinor, version: registration.version + 1 });
      changePlaces(steps, groupId, -1);
      const passes = returnedToPasses(steps);
      const news = { fromGroupId: null, endsOn, priceMinor, bookings, passes };
      tellCustomer(steps, registration, { kind: 'ENDED', ...news });
      return { registrationId: id, ending: { endsOn, bookings, passes, priceMinor, refundable: refundableOf(world, id) } };
    }),

  audit: (world, changes) => [
    ...changed('registrations', world, changes),
    ...changed('bookings', world, changes),
    ...made('passes', changes),
  ],
});

function refuseImpossible(
  steps: Steps,
  { endsOn, priceMinor }: EndRegistration & { endsOn: string },
  registration: RegistrationRow,
): void {
  const { now, organisation } = steps.world;
  if (endsOn < dayOf(now, organisation.timeZone).toString()) {
    steps.refuse(refusal('INVALID_INPUT', 'on', { reason: 'IN_THE_PAST' }));
  }
  const limit = netPrice(steps.world, registration);
  if (priceMinor !== null && priceMinor > limit) {
    steps.refuse(refusal('INVALID_INPUT', 'givenBack.amountMinor', { reason: 'AMOUNT_TOO_LARGE', limit }));
  }
}
