import { Drafts, registrationAccount, templates } from '../../ledger/index.js';
import { type AnswerOf, type CommandOf, type Decision, refuse } from '../world/command.js';
import type { AttendeeFacts, CourseFacts } from '../world/facts.js';
import { type Refusal, refusal } from '../world/refusals.js';
import { type Changes, type GroupRow, noChanges, type RegistrationRow, seatKey, type World } from '../world/world.js';

/**
 * Enrols an attendee in a group. A CONTINUOUS or ONE_OFF course takes a place of the group and charges its price at once;
 * a CREDIT pass pays it when it is sold to the registration, for it cannot belong to one that does not exist yet.
 */
export function decideRegister(world: World, command: CommandOf<'register'>): Decision<AnswerOf<'register'>> {
  const request = findEnrolment(world, command);
  if ('code' in request) return refuse(request);
  const { registration, changes } = enrol(world, request, request.course.priceMinor ?? 0);
  return { kind: 'done', answer: { registrationId: registration.id }, changes };
}

/** Who is to be enrolled where. */
export interface Enrolment {
  attendee: AttendeeFacts;
  group: GroupRow;
  course: CourseFacts;
}

export const takesPlace = ({ course }: Enrolment): boolean => course.type !== 'OPEN';

/** Looks up an enrolment, and says what stands in its way. */
export function findEnrolment(world: World, command: Omit<CommandOf<'register'>, 'kind'>): Enrolment | Refusal {
  const attendee = world.attendees.get(command.attendeeId);
  const { actor } = command;
  if (!attendee || (actor.kind === 'CUSTOMER' && actor.customerId !== attendee.customerId)) {
    return refusal('NOT_FOUND', 'attendeeId', { referent: 'ATTENDEE' });
  }
  const group = world.groups.get(command.groupId);
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

/** Enrols at a price, which is charged. */
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
