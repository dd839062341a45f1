import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import * as rows from '../../entities/index.js';
import {
  AuditActor,
  type AuditActorKind,
  AuditChange,
  AuditEntry,
  AuditEntryConnection,
  AuditFilter,
} from '../../schema/audit/audit.js';
import { Customer, Member } from '../../schema/objects/people.js';
import { ApiKey } from '../../schema/people/api-keys.js';
import { PageArgs } from '../../schema/shared/connection.js';
import { decodeId, encodeId, type NodeType } from '../../schema/shared/ids.js';
import { auditPage, changesOf, type FieldChange } from '../../services/audit/index.js';
import type { Page } from '../../services/input/index.js';
import { Access, OWNERS } from '../shared/access.js';
import { keyOf, readsOf } from '../shared/reading.js';

/** The parts of `Viewer.key`, and what each kind is called. */
const ACTORS: Readonly<Record<string, AuditActorKind>> = {
  member: 'MEMBER',
  customer: 'CUSTOMER',
  key: 'API_KEY',
  person: 'PERSON',
};
const PREFIXES: Partial<Record<NodeType, string>> = { Member: 'member', Customer: 'customer', ApiKey: 'key' };

/** Who did something, as far as the log knows: the row itself is looked up by who asks for it. */
interface ActorRow {
  kind: AuditActorKind;
  id: string;
}

/** For owners alone: it shows what each of the staff does, and from where. */
@Resolver(() => AuditEntry)
export class AuditResolver {
  @Access(OWNERS)
  @Query(() => AuditEntryConnection, {
    nullable: true,
    description: 'What was done in the organisation, by whom and from where, newest first; null for who may not see it.',
  })
  async auditLog(
    @Ctx() context: Context,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Which entries; all when left out.' })
    filter: AuditFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<rows.AuditEntry>> {
    const { subjectId, actorId, kind, from, until } = filter ?? {};
    const sought = {
      subjectId: subjectId == null ? undefined : keyOf(context, decodeId(subjectId)?.type ?? 'AuditEntry', subjectId),
      actor: actorId == null ? undefined : actorKey(context, actorId),
      kind: kind ?? undefined,
      ...{ from, until },
    };
    return auditPage(await context.em(), sought, page);
  }

  @FieldResolver(() => ID, { description: 'Names this entry for ever. Opaque.' })
  id(@Root() entry: rows.AuditEntry): string {
    return encodeId('AuditEntry', entry.organisationId, entry.id);
  }

  @FieldResolver(() => AuditActor, { description: 'Who.' })
  actor(@Root() { actor }: rows.AuditEntry): ActorRow {
    const [prefix = '', id = ''] = actor.split(':');
    return { kind: ACTORS[prefix] ?? 'SYSTEM', id };
  }

  @FieldResolver(() => ID, { description: 'What it was done to. `node` gives it, where it can be seen and is still there.' })
  subjectId(@Root() entry: rows.AuditEntry): string {
    return encodeId(entry.kind as NodeType, entry.organisationId, entry.subjectId);
  }

  @FieldResolver(() => [AuditChange], { description: 'What changed, field by field; of something new all that it began with.' })
  changes(@Root() entry: rows.AuditEntry): FieldChange[] {
    return changesOf(entry);
  }
}

function actorKey(context: Context, actorId: string): string {
  const type = decodeId(actorId)?.type ?? 'AuditEntry';
  return `${PREFIXES[type] ?? 'nobody'}:${keyOf(context, type, actorId)}`;
}

@Resolver(() => AuditActor)
export class AuditActorResolver {
  @FieldResolver(() => Member, { nullable: true, description: 'The member of staff that it was.' })
  async member(@Root() { kind, id }: ActorRow, @Ctx() context: Context): Promise<Member | null> {
    return kind === 'MEMBER' ? (await readsOf(context)).row(rows.Member, id) : null;
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'The customer that it was; null once erased.' })
  async customer(@Root() { kind, id }: ActorRow, @Ctx() context: Context): Promise<Customer | null> {
    const customer = kind === 'CUSTOMER' ? await (await readsOf(context)).row(rows.Customer, id) : null;
    return customer && customer.erasedAt == null ? customer : null;
  }

  @FieldResolver(() => ApiKey, { nullable: true, description: 'The API key that it was.' })
  async apiKey(@Root() { kind, id }: ActorRow, @Ctx() context: Context): Promise<ApiKey | null> {
    return kind === 'API_KEY' ? (await readsOf(context)).row(rows.ApiKey, id) : null;
  }
}
