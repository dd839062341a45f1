import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Group } from '../../entities/index.js';
import { ScheduleSessionsPayload, UpdateGroupPayload } from '../../schema/catalogue/payloads.js';
import { CLASHES, SessionClash } from '../../schema/objects/clashes.js';
import type { SetUpPayload } from '../../schema/shared/set-up-payload.js';
import { comingSessions } from '../../services/reads/index.js';
import { clashesWith } from '../shared/clashes.js';
import { readsOf } from '../shared/reading.js';

@Resolver(() => ScheduleSessionsPayload)
export class ScheduleClashesResolver {
  @FieldResolver(() => [SessionClash], CLASHES)
  clashes(@Root() { sessions }: ScheduleSessionsPayload, @Ctx() context: Context): Promise<SessionClash[]> {
    return clashesWith(context, sessions ?? []);
  }
}

@Resolver(() => UpdateGroupPayload)
export class GroupClashesResolver {
  @FieldResolver(() => [SessionClash], { description: `Of its coming sessions: ${CLASHES.description}` })
  async clashes(@Root() { result }: SetUpPayload<Group>, @Ctx() context: Context): Promise<SessionClash[]> {
    if (!result) return [];
    return clashesWith(context, await comingSessions(await readsOf(context), result.id));
  }
}
