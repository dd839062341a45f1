import { templates } from '../../ledger/index.js';
import { changePlaces, placeObstacle } from '../booking/ending.js';
import { returnedToPasses, tellCustomer } from '../refunds/registration-news.js';
import { settleAgain } from '../refunds/settle-again.js';
import { post } from '../selling/settle.js';
import { changed } from '../world/audit.js';
import { command } from '../world/command.js';
import { refusal } from '../world/refusals.js';
import { inSteps, type Steps } from '../world/steps.js';

/**
 * Takes the end of a registration back: it has its place again, and what was given back of its price is charged again, and
 * paid again by its CREDIT passes. Bookings that were cancelled stay cancelled.
 */
export const reopenRegistration = command<{ registrationId: string }, { registrationId: string }>({
  needs: (needs, { registrationId }) => {
    needs.registrations.add(registrationId);
    needs.endings.add(registrationId);
    needs.enrolments.push({ registrationId, groupIds: [] });
  },

  decide: (world, { registrationId }) =>
    inSteps(world, (steps: Steps) => {
      const registration = world.registrations.get(registrationId);
      const course = world.courses.get(world.groups.get(registration?.groupId ?? '')?.courseId ?? '');
      if (!registration || registration.erased || !course) {
        steps.refuse(refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' }));
      }
      const { id, groupId, endsOn, chargedMinor } = registration;
      if (endsOn === null) steps.refuse(refusal('REGISTRATION_NOT_ENDED', 'registrationId', { registrationId: id }));
      if (course.archived) steps.refuse(refusal('COURSE_ARCHIVED', 'registrationId', { courseId: course.id }));
      const obstacle = placeObstacle(world, registration, groupId, 'registrationId');
      if (obstacle) steps.refuse(obstacle);
      const priceMinor = registration.givenBackMinor ?? 0;
      post(steps, (drafts) => templates.registrationCharged(drafts, id, course.id, priceMinor));
      steps.change('registrations', {
        ...registration,
        ...{ endsOn: null, givenBackMinor: null, chargedMinor: chargedMinor + priceMinor, version: registration.version + 1 },
      });
      settleAgain(steps, id, course, priceMinor);
      changePlaces(steps, groupId, 1);
      const paid = returnedToPasses(steps).map((one) => ({ ...one, valueMinor: -one.valueMinor }));
      const news = { fromGroupId: null, endsOn: null, priceMinor, bookings: [], passes: paid };
      tellCustomer(steps, registration, { kind: 'REOPENED', ...news });
      return { registrationId: id };
    }),

  audit: (world, changes) => changed('registrations', world, changes),
});
