import { Field } from 'type-graphql';
import type * as entities from '../../entities/index.js';
import type { Refusal } from '../../services/rules/world/refusals.js';
import { Course, Group, Session } from '../objects/catalogue.js';
import { Location } from '../objects/organisation.js';
import { commandPayload, refusalsField } from '../shared/command-payload.js';
import { IdempotencyKeyReused } from '../shared/command-refusals.js';
import { CapacityBelowSeatsTaken, CourseArchived, GroupsOfDifferentCourses } from '../shared/refusal-types.js';
import { setUpPayload } from '../shared/set-up-payload.js';

const location = { name: 'location', description: 'The location.', type: () => Location };
const course = { name: 'course', description: 'The course.', type: () => Course };
const group = { name: 'group', description: 'The group.', type: () => Group };
const groups = { name: 'groups', description: 'All groups of the link after the mutation.', type: (): [typeof Group] => [Group] };

export const CreateLocationPayload = setUpPayload('createLocation', location, [IdempotencyKeyReused]);
export const UpdateLocationPayload = setUpPayload('updateLocation', location);
export const CreateCoursePayload = setUpPayload('createCourse', course, [IdempotencyKeyReused]);
export const UpdateCoursePayload = setUpPayload('updateCourse', course);
export const CreateGroupPayload = setUpPayload('createGroup', group, [IdempotencyKeyReused, CourseArchived]);
export const UpdateGroupPayload = setUpPayload('updateGroup', group, [CapacityBelowSeatsTaken]);
export const LinkGroupsPayload = setUpPayload('linkGroups', groups, [GroupsOfDifferentCourses]);
export const UnlinkGroupPayload = setUpPayload('unlinkGroup', group);

@commandPayload('scheduleSessions')
export class ScheduleSessionsPayload {
  @Field(() => [Session], {
    nullable: true,
    description: 'The new sessions, earliest first; in a preview, those that would be made. Null when refused.',
  })
  sessions!: entities.Session[] | null;

  @Field(() => [Session], {
    description:
      'The sessions of the group that were planned for the same starts already, earliest first. They stay as they are. ' +
      'A weekly schedule also finds those that have moved since. ' +
      'When the whole schedule was made before, all its sessions are here and none is new.',
  })
  existing!: entities.Session[];

  @refusalsField('scheduleSessions', [IdempotencyKeyReused, CourseArchived])
  errors!: Refusal[];
}
