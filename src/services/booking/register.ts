import { type AnswerOf, type CommandOf, type Decision, refuse } from '../commands/command.js';
import { noChanges, seatKey, type World } from '../commands/world.js';
import { Drafts, registrationAccount, templates } from '../ledger/index.js';
import { refusal } from '../refusals.js';

/**
 * Enrols an attendee in a group. A CONTINUOUS or ONE_OFF course takes a place of the group and charges its price at once;
 * a CREDIT pass pays it when it is sold to the registration, for it cannot belong to one that does not exist yet.
 */
export function decideRegister(world: World, command: CommandOf<'register'>): Decision<AnswerOf<'register'>> {
  const attendee = world.attendees.get(command.attendeeId);
  const { actor } = command;
  if (!attendee || (actor.kind === 'CUSTOMER' && actor.customerId !== attendee.customerId)) {
    return refuse(refusal('NOT_FOUND', 'attendeeId', { referent: 'ATTENDEE' }));
  }
  const group = world.groups.get(command.groupId);
  const course = group && world.courses.get(group.courseId);
  if (!group || !course) return refuse(refusal('NOT_FOUND', 'groupId', { referent: 'GROUP' }));
  if (course.archived) return refuse(refusal('COURSE_ARCHIVED', 'groupId', { courseId: course.id }));
  const existing = world.places.get(seatKey(group.id, attendee.id));
  if (existing !== undefined) return refuse(refusal('ALREADY_REGISTERED', 'groupId', { registrationId: existing }));
  const takesPlace = course.type !== 'OPEN';
  if (takesPlace && group.placesTaken >= group.capacity) {
    return refuse(refusal('GROUP_FULL', 'groupId', { groupId: group.id, capacity: group.capacity }));
  }
  const registrationId = world.newId();
  const priceMinor = course.priceMinor ?? 0;
  const drafts = new Drafts(world.organisation.currency, world.newId);
  templates.registrationCharged(drafts, registrationId, course.id, priceMinor);
  const changes = { ...noChanges(), transfers: drafts.list, opened: [registrationAccount(registrationId)] };
  if (takesPlace) changes.changed.groups = [{ ...group, placesTaken: group.placesTaken + 1 }];
  changes.created.registrations = [
    {
      id: registrationId,
      attendeeId: attendee.id,
      attendeeName: attendee.name,
      customerId: attendee.customerId,
      groupId: group.id,
      priceMinor,
      chargedMinor: priceMinor,
      createdAt: world.now,
      version: 1,
      erased: false,
    },
  ];
  return { kind: 'done', answer: { registrationId }, changes };
}

/** Money for a registration that no pass is bought with: a debt paid, or a deposit. */
export function decideRecordPayment(world: World, command: CommandOf<'recordPayment'>): Decision<AnswerOf<'recordPayment'>> {
  const registration = world.registrations.get(command.registrationId);
  if (!registration) return refuse(refusal('NOT_FOUND', 'registrationId', { referent: 'REGISTRATION' }));
  const drafts = new Drafts(world.organisation.currency, world.newId);
  templates.paymentRecorded(drafts, registration.id, command.method, command.amountMinor);
  const changes = { ...noChanges(), transfers: drafts.list };
  changes.changed.registrations = [{ ...registration, version: registration.version + 1 }];
  return { kind: 'done', answer: { registrationId: registration.id }, changes };
}
