import { Drafts, registrationAccount, templates } from '../../ledger/index.js';
import type { Actor } from '../world/actor.js';
import type { AttendeeFacts, CourseFacts } from '../world/facts.js';
import { type Refusal, refusal } from '../world/refusals.js';
import { type Changes, type GroupRow, noChanges, type RegistrationRow, seatKey, type World } from '../world/world.js';

/** The place that a caller asks for. */
export interface PlaceWish {
  actor: Actor;
  attendeeId: string;
  groupId: string;
}

/** The rows of an enrolment that nothing stands in the way of. */
export interface Enrolment {
  attendee: AttendeeFacts;
  group: GroupRow;
  course: CourseFacts;
}

/** Every course but an OPEN one has a limited number of places. */
export const takesPlace = ({ course }: Enrolment): boolean => course.type !== 'OPEN';

/** Looks up an enrolment, or says what stands in its way. */
export function findEnrolment(world: World, { actor, attendeeId, groupId }: PlaceWish): Enrolment | Refusal {
  const attendee = world.attendees.get(attendeeId);
  if (!attendee || (actor.kind === 'CUSTOMER' && actor.customerId !== attendee.customerId)) {
    return refusal('NOT_FOUND', 'attendeeId', { referent: 'ATTENDEE' });
  }
  const group = world.groups.get(groupId);
  const course = group && world.courses.get(group.courseId);
  if (!group || !course) return refusal('NOT_FOUND', 'groupId', { referent: 'GROUP' });
  if (course.archived) return refusal('COURSE_ARCHIVED', 'groupId', { courseId: course.id });
  const existing = world.places.get(seatKey(group.id, attendee.id));
  if (existing !== undefined) return refusal('ALREADY_REGISTERED', 'groupId', { registrationId: existing });
  const enrolment = { attendee, group, course };
  if (takesPlace(enrolment) && group.placesTaken + group.placesHeld >= group.capacity) {
    return refusal('GROUP_FULL', 'groupId', { groupId: group.id, capacity: group.capacity });
  }
  return enrolment;
}

/** Enrols the attendee and charges the price. */
export function enrol(
  world: World,
  enrolment: Enrolment,
  priceMinor: number,
): { registration: RegistrationRow; changes: Changes } {
  const { attendee, group, course } = enrolment;
  const registration: RegistrationRow = {
    id: world.newId(),
    attendeeId: attendee.id,
    attendeeName: attendee.name,
    customerId: attendee.customerId,
    groupId: group.id,
    priceMinor,
    chargedMinor: priceMinor,
    createdAt: world.now,
    endsOn: null,
    givenBackMinor: null,
    movedAt: null,
    lessonsBefore: 0,
    version: 1,
    erased: false,
  };
  const drafts = new Drafts(world.organisation.currency, world.newId);
  templates.registrationCharged(drafts, registration.id, course.id, priceMinor);
  const changes: Changes = { ...noChanges(), transfers: drafts.list, opened: [registrationAccount(registration.id)] };
  if (takesPlace(enrolment)) changes.changed.groups = [{ ...group, placesTaken: group.placesTaken + 1 }];
  changes.created.registrations = [registration];
  return { registration, changes };
}
