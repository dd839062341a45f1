import { enrol, findEnrolment, type PlaceWish } from '../booking/register.js';
import { made } from '../world/audit.js';
import { command, refuse } from '../world/command.js';

/**
 * Enrols an attendee in a group. A CONTINUOUS or ONE_OFF course takes a place of the group and charges its price at once.
 * A CREDIT pass pays that debt when it is sold, because it needs the registration to exist first.
 */
export const register = command<PlaceWish, { registrationId: string }>({
  needs: (needs, { attendeeId, groupId }) => {
    needs.attendees.add(attendeeId);
    needs.lockedGroups.add(groupId);
    needs.places.groupIds.push(groupId);
    needs.places.attendeeIds.push(attendeeId);
  },

  decide: (world, wish) => {
    const enrolment = findEnrolment(world, wish);
    if ('code' in enrolment) return refuse(enrolment);
    const { registration, changes } = enrol(world, enrolment, enrolment.course.priceMinor ?? 0);
    return { kind: 'done', answer: { registrationId: registration.id }, changes };
  },

  audit: (_, changes) => made('registrations', changes),
});
