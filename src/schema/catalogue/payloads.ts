import { Course, Group, Session } from '../objects/catalogue.js';
import { Location } from '../objects/organisation.js';
import { CapacityBelowSeatsTaken, CourseArchived, GroupsOfDifferentCourses } from '../shared/refusal-types.js';
import { setUpPayload } from '../shared/set-up-payload.js';

const location = { name: 'location', description: 'The location.', type: () => Location };
const course = { name: 'course', description: 'The course.', type: () => Course };
const group = { name: 'group', description: 'The group.', type: () => Group };
const groups = { name: 'groups', description: 'All groups of the link after the mutation.', type: (): [typeof Group] => [Group] };
const sessions = { name: 'sessions', description: 'The new sessions, earliest first.', type: (): [typeof Session] => [Session] };

export const CreateLocationPayload = setUpPayload('createLocation', location);
export const UpdateLocationPayload = setUpPayload('updateLocation', location);
export const CreateCoursePayload = setUpPayload('createCourse', course);
export const UpdateCoursePayload = setUpPayload('updateCourse', course);
export const CreateGroupPayload = setUpPayload('createGroup', group, [CourseArchived]);
export const UpdateGroupPayload = setUpPayload('updateGroup', group, [CapacityBelowSeatsTaken]);
export const LinkGroupsPayload = setUpPayload('linkGroups', groups, [GroupsOfDifferentCourses]);
export const UnlinkGroupPayload = setUpPayload('unlinkGroup', group);
export const ScheduleSessionsPayload = setUpPayload('scheduleSessions', sessions, [CourseArchived]);
