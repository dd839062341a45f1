import { LockMode } from '@mikro-orm/core';
import { v7 as uuidv7 } from 'uuid';
import { Group } from '../../entities/index.js';
import { done, setUp, type Tenant } from '../input/index.js';
import type { Result } from '../rules/world/refusals.js';
import { refusal } from '../rules/world/refusals.js';

/** More groups than any course has. Bounds what one command locks. */
export const LINK_MAX_GROUPS = 50;

/** Links groups of one course: a registration in one may book sessions of all. Existing links of these groups are merged. */
export function linkGroups(tenant: Tenant, input: { groupIds: readonly string[] }): Promise<Result<Group[]>> {
  return setUp(tenant, async ({ em, check }) => {
    const ids = [...new Set(check.list('groupIds', input.groupIds, LINK_MAX_GROUPS))];
    if (ids.length < 2) check.invalid('groupIds', 'OUT_OF_RANGE', 2);
    if (check.failed) return check.refused();

    const named = await em.find(Group, { id: { $in: ids } });
    const byId = new Map(named.map((group) => [group.id, group]));
    for (const [index, id] of input.groupIds.entries()) check.found(`groupIds.${index}`, 'GROUP', byId.get(id));
    if (new Set(named.map((group) => group.course.id)).size > 1) {
      check.refusals.push(refusal('GROUPS_OF_DIFFERENT_COURSES', 'groupIds', {}));
    }
    if (check.failed) return check.refused();

    // Locks all groups of the course in one order, so that two commands with overlapping links run one after the other.
    const siblings = await em.find(
      Group,
      { course: named[0]?.course.id },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
    );
    const oldLinks = new Set(siblings.filter((group) => byId.has(group.id)).map((group) => group.linkId));
    const linked = siblings.filter((group) => byId.has(group.id) || (group.linkId !== null && oldLinks.has(group.linkId)));
    const linkId = uuidv7();
    for (const group of linked) group.linkId = linkId;
    return done(linked);
  });
}

/** Takes one group out of its link. A link with one group left ends. Bookings already made stay. */
export function unlinkGroup(tenant: Tenant, input: { groupId: string }): Promise<Result<Group>> {
  return setUp(tenant, async ({ em, check }) => {
    const group = await em.findOne(Group, input.groupId);
    if (!check.found('groupId', 'GROUP', group)) return check.refused();
    const siblings = await em.find(
      Group,
      { course: group.course.id },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
    );
    const linkId = group.linkId;
    group.linkId = null;
    const rest = siblings.filter((sibling) => linkId !== null && sibling.linkId === linkId);
    if (rest.length === 1) for (const sibling of rest) sibling.linkId = null;
    return done(group);
  });
}
