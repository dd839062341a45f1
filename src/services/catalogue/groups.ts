import { LockMode } from '@mikro-orm/core';
import { v7 as uuidv7 } from 'uuid';
import { Course, Group, Location, Member } from '../../entities/index.js';
import { CAPACITY_MAX, creates, done, type Keyed, type SetUp, setUp, setUpOnce, type Tenant } from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';

export interface CreateGroup {
  courseId: string;
  locationId: string;
  instructorId?: string | null;
  name: string;
  capacity: number;
}

export interface UpdateGroup extends Partial<Omit<CreateGroup, 'courseId'>> {
  groupId: string;
}

export function createGroup(tenant: Tenant, input: CreateGroup & Keyed): Promise<Result<Group>> {
  return setUpOnce(tenant, creates('createGroup', Group, input), async (command) => {
    const { em, organisationId, check } = command;
    const course = await em.findOne(Course, input.courseId);
    const location = await findLocation(command, input.locationId);
    const instructor = await findInstructor(command, input.instructorId ?? null);
    const isOffered = check.found('courseId', 'COURSE', course);
    if (course?.archivedAt) check.refusals.push(refusal('COURSE_ARCHIVED', 'courseId', { courseId: course.id }));
    const values = { name: check.name('name', input.name), capacity: check.integer('capacity', input.capacity, 1, CAPACITY_MAX) };
    if (!isOffered || !location || check.failed) return check.refused();
    return done(
      em.create(Group, { id: uuidv7(), organisationId, course, location, instructor, ...values, placesTaken: 0, linkId: null }),
    );
  });
}

/**
 * Changes the fields that the input names. A new capacity holds for registrations and later sessions; each session keeps its
 * own.
 */
export function updateGroup(tenant: Tenant, input: UpdateGroup): Promise<Result<Group>> {
  return setUp(tenant, async (command) => {
    const { em, check } = command;
    // Locked before the group: removing a member takes the locks in this order too.
    const instructor = input.instructorId === undefined ? undefined : await findInstructor(command, input.instructorId);
    // Locked, so that no registration comes between the comparison of places and the new capacity.
    const group = await em.findOne(Group, input.groupId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!check.found('groupId', 'GROUP', group)) return check.refused();
    if (input.name != null) group.name = check.name('name', input.name);
    if (input.locationId != null) {
      const location = await findLocation(command, input.locationId);
      if (location) em.assign(group, { location });
    }
    if (instructor !== undefined) em.assign(group, { instructor });
    if (input.capacity != null) {
      group.capacity = check.integer('capacity', input.capacity, 1, CAPACITY_MAX);
      const seatsTaken = group.placesTaken + group.placesHeld;
      if (input.capacity < seatsTaken) {
        check.refusals.push(refusal('CAPACITY_BELOW_SEATS_TAKEN', 'capacity', { seatsTaken }));
      }
    }
    return done(group);
  });
}

async function findLocation({ em, check }: SetUp, locationId: string): Promise<Location | null> {
  const location = await em.findOne(Location, locationId);
  check.found('locationId', 'LOCATION', location);
  return location;
}

/** Locks the instructor: a member who is removed teaches no group. */
async function findInstructor({ em, check }: SetUp, instructorId: string | null): Promise<Member | null> {
  if (instructorId === null) return null;
  const instructor = await em.findOne(Member, { id: instructorId, removedAt: null }, { lockMode: LockMode.PESSIMISTIC_READ });
  check.found('instructorId', 'MEMBER', instructor);
  return instructor;
}
