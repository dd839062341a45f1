import { mayBookIn } from '../booking/book.js';
import { changePlaces, comingBookings, lessonsHad, placeObstacle, standing } from '../booking/ending.js';
import { cancelComing } from '../refunds/cancel.js';
import { returnedToPasses, tellCustomer } from '../refunds/registration-news.js';
import { changed, made } from '../world/audit.js';
import { command } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { inSteps, type Steps } from '../world/steps.js';

interface MoveRegistration {
  registrationId: string;
  groupId: string;
}

interface RegistrationMoved {
  registrationId: string;
  bookingsCancelled: number;
}

/**
 * Moves a registration to another group of its course, with its passes, its account and its place. Coming bookings of sessions
 * that the new group cannot book are given back in full.
 */
export const moveRegistration = command<MoveRegistration, RegistrationMoved>({
  needs: (needs, { registrationId, groupId }) => {
    needs.registrations.add(registrationId);
    needs.coming.add(registrationId);
    needs.endings.add(registrationId);
    needs.lockedGroups.add(groupId);
    needs.enrolments.push({ registrationId, groupIds: [groupId] });
  },

  decide: (world, { registrationId, groupId }) =>
    inSteps(world, (steps: Steps) => {
      const registration = steps.or(standing(world, registrationId));
      const group = world.groups.get(groupId);
      if (!group) steps.refuse(refusal('NOT_FOUND', 'groupId', { referent: 'GROUP' }));
      if (world.groups.get(registration.groupId)?.courseId !== group.courseId) {
        steps.refuse(refusal('GROUPS_OF_DIFFERENT_COURSES', 'groupId', {}));
      }
      const obstacle = placeObstacle(world, registration, groupId, 'groupId');
      if (obstacle) steps.refuse(obstacle);
      const foreign = comingBookings(world, registrationId).filter(({ session }) => !mayBookIn(world, groupId, session.groupId));
      const bookings = cancelComing(steps, foreign, { inFull: true, overrideReason: null });
      const now = world.registrations.get(registrationId) ?? registration;
      const since = { movedAt: world.now, lessonsBefore: lessonsHad(world, registration) };
      const moved = { ...now, ...since, groupId, version: registration.version + 1 };
      steps.change('registrations', moved);
      changePlaces(steps, registration.groupId, -1);
      changePlaces(steps, groupId, 1);
      const news = { fromGroupId: registration.groupId, endsOn: null, priceMinor: 0, bookings };
      tellCustomer(steps, moved, { kind: 'MOVED', ...news, passes: returnedToPasses(steps) });
      return { registrationId, bookingsCancelled: foreign.length };
    }),

  audit: (world, changes) => [
    ...changed('registrations', world, changes),
    ...changed('bookings', world, changes),
    ...made('passes', changes),
  ],
});
