import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Course, Group, Location } from '../../entities/index.js';
import * as inputs from '../../schema/catalogue/inputs.js';
import * as payloads from '../../schema/catalogue/payloads.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import * as catalogue from '../../services/catalogue/index.js';
import { Access, OWNERS_AND_MANAGERS, withScope } from '../shared/access.js';
import { keyOf, optionalKeyOf } from '../shared/reading.js';
import { setUpWith } from '../shared/set-up.js';

const INPUT = { description: 'The input of the mutation.' };

/** Changes of the catalogue, for owners and managers. */
@Resolver()
export class CatalogueResolver {
  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => payloads.CreateLocationPayload, { description: 'Adds a place where groups meet.' })
  createLocation(
    @Ctx() context: Context,
    @Arg('input', () => inputs.CreateLocationInput, INPUT) input: inputs.CreateLocationInput,
  ): Promise<SetUpPayload<Location>> {
    return setUpWith(context, (tenant) => catalogue.createLocation(tenant, input));
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => payloads.UpdateLocationPayload, { description: 'Changes a location.' })
  updateLocation(
    @Ctx() context: Context,
    @Arg('input', () => inputs.UpdateLocationInput, INPUT) input: inputs.UpdateLocationInput,
  ): Promise<SetUpPayload<Location>> {
    const locationId = keyOf(context, 'Location', input.locationId);
    return setUpWith(context, (tenant) => catalogue.updateLocation(tenant, { ...input, locationId }));
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => payloads.CreateCoursePayload, { description: 'Adds a course.' })
  createCourse(
    @Ctx() context: Context,
    @Arg('input', () => inputs.CreateCourseInput, INPUT) input: inputs.CreateCourseInput,
  ): Promise<SetUpPayload<Course>> {
    return setUpWith(context, (tenant) => catalogue.createCourse(tenant, input));
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => payloads.UpdateCoursePayload, { description: 'Changes a course, archives it or restores it.' })
  updateCourse(
    @Ctx() context: Context,
    @Arg('input', () => inputs.UpdateCourseInput, INPUT) input: inputs.UpdateCourseInput,
  ): Promise<SetUpPayload<Course>> {
    const courseId = keyOf(context, 'Course', input.courseId);
    return setUpWith(context, (tenant) => catalogue.updateCourse(tenant, { ...input, courseId }));
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => payloads.CreateGroupPayload, { description: 'Adds a group to a course.' })
  createGroup(
    @Ctx() context: Context,
    @Arg('input', () => inputs.CreateGroupInput, INPUT) input: inputs.CreateGroupInput,
  ): Promise<SetUpPayload<Group>> {
    const courseId = keyOf(context, 'Course', input.courseId);
    const locationId = keyOf(context, 'Location', input.locationId);
    const instructorId = optionalKeyOf(context, 'Member', input.instructorId);
    return setUpWith(context, (tenant) => catalogue.createGroup(tenant, { ...input, courseId, locationId, instructorId }));
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => payloads.UpdateGroupPayload, { description: 'Changes a group.' })
  updateGroup(
    @Ctx() context: Context,
    @Arg('input', () => inputs.UpdateGroupInput, INPUT) input: inputs.UpdateGroupInput,
  ): Promise<SetUpPayload<Group>> {
    const groupId = keyOf(context, 'Group', input.groupId);
    const locationId = optionalKeyOf(context, 'Location', input.locationId);
    const instructorId = optionalKeyOf(context, 'Member', input.instructorId);
    return setUpWith(context, (tenant) => catalogue.updateGroup(tenant, { ...input, groupId, locationId, instructorId }));
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => payloads.LinkGroupsPayload, {
    description: 'Links groups of one course: a registration in one of them may book sessions of all.',
  })
  linkGroups(
    @Ctx() context: Context,
    @Arg('input', () => inputs.LinkGroupsInput, INPUT) input: inputs.LinkGroupsInput,
  ): Promise<SetUpPayload<Group[]>> {
    const groupIds = input.groupIds.map((id) => keyOf(context, 'Group', id));
    return setUpWith(context, (tenant) => catalogue.linkGroups(tenant, { groupIds }));
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => payloads.UnlinkGroupPayload, { description: 'Takes a group out of its link. Bookings already made stay.' })
  unlinkGroup(
    @Ctx() context: Context,
    @Arg('input', () => inputs.UnlinkGroupInput, INPUT) input: inputs.UnlinkGroupInput,
  ): Promise<SetUpPayload<Group>> {
    const groupId = keyOf(context, 'Group', input.groupId);
    return setUpWith(context, (tenant) => catalogue.unlinkGroup(tenant, { groupId }));
  }

  @Access(withScope(OWNERS_AND_MANAGERS, 'CATALOGUE_WRITE'))
  @Mutation(() => payloads.ScheduleSessionsPayload, {
    description:
      'Makes sessions of a group: all of them, or none. A start that the group has a session at already is left as it is, ' +
      'so a schedule that is sent twice is made once. A weekly pattern also leaves a cancelled session cancelled; ' +
      'name its start in `startsAt` to make it again. Preview it with `dryRun`.',
  })
  async scheduleSessions(
    @Ctx() context: Context,
    @Arg('input', () => inputs.ScheduleSessionsInput, INPUT) input: inputs.ScheduleSessionsInput,
  ): Promise<payloads.ScheduleSessionsPayload> {
    const groupId = keyOf(context, 'Group', input.groupId);
    const { result, errors } = await setUpWith(context, (tenant) => catalogue.scheduleSessions(tenant, { ...input, groupId }));
    return { sessions: result?.sessions ?? null, existing: result?.existing ?? [], errors };
  }
}
