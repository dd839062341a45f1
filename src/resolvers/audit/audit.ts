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
import { changesOf, type FieldChange } from '../../services/audit/index.js';
import type { Page } from '../../services/input/index.js';
import { auditEntries } from '../../services/reads/index.js';
import { Access, OWNERS } from '../shared/access.js';
import { keyOf, readsOf } from '../shared/reading.js';

/** The kinds of actors, by the prefix of `Viewer.key`. */
const ACTORS: Readonly<Record<string, AuditActorKind>> = {
  member: 'MEMBER',
  customer: 'CUSTOMER',
  key: 'API_KEY',
  person: 'PERSON',
};
const PREFIXES: Partial<Record<NodeType, string>> = { Member: 'member', Customer: 'customer', ApiKey: 'key' };

/** The actor as the log stores it. Its row is read only when a field asks for it. */
interface ActorRow {
  kind: AuditActorKind;
  id: string;
}

/** The audit log. For owners only, because it shows what each member does, and from which address. */
@Resolver(() => AuditEntry)
export class AuditResolver {
  @Access(OWNERS)
  @Query(() => AuditEntryConnection, {
    nullable: true,
    description: 'The audit log of the organisation, newest first. Null for everybody but owners.',
  })
  async auditLog(
    @Ctx() context: Context,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Conditions on entries; all entries when left out.' })
    filter: AuditFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<rows.Columns<rows.AuditEntry>>> {
    const { subjectId, actorId, kind, from, until } = filter ?? {};
    const sought = {
      subjectId: subjectId == null ? undefined : keyOf(context, decodeId(subjectId)?.type ?? 'AuditEntry', subjectId),
      actor: actorId == null ? undefined : actorKey(context, actorId),
      kind: kind ?? undefined,
      ...{ from, until },
    };
    return auditEntries(await readsOf(context), sought, page);
  }

  @FieldResolver(() => ID, { description: 'The opaque id of the entry.' })
  id(@Root() entry: rows.AuditEntry): string {
    return encodeId('AuditEntry', entry.organisationId, entry.id);
  }

  @FieldResolver(() => AuditActor, { description: 'The actor.' })
  actor(@Root() { actor }: rows.AuditEntry): ActorRow {
    const [prefix = '', id = ''] = actor.split(':');
    return { kind: ACTORS[prefix] ?? 'SYSTEM', id };
  }

  @FieldResolver(() => ID, {
    description: 'The id of the changed row. `node` gives the row, if it still exists and the viewer may see it.',
  })
  subjectId(@Root() entry: rows.AuditEntry): string {
    return encodeId(entry.kind as NodeType, entry.organisationId, entry.subjectId);
  }

  @FieldResolver(() => [AuditChange], { description: 'The changes, field by field. For a new row all its first values.' })
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
  @FieldResolver(() => Member, { nullable: true, description: 'The member; null for other actors.' })
  async member(@Root() { kind, id }: ActorRow, @Ctx() context: Context): Promise<Member | null> {
    return kind === 'MEMBER' ? (await readsOf(context)).row(rows.Member, id) : null;
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'The customer; null for other actors and once erased.' })
  async customer(@Root() { kind, id }: ActorRow, @Ctx() context: Context): Promise<Customer | null> {
    const customer = kind === 'CUSTOMER' ? await (await readsOf(context)).row(rows.Customer, id) : null;
    return customer && customer.erasedAt == null ? customer : null;
  }

  @FieldResolver(() => ApiKey, { nullable: true, description: 'The API key; null for other actors.' })
  async apiKey(@Root() { kind, id }: ActorRow, @Ctx() context: Context): Promise<ApiKey | null> {
    return kind === 'API_KEY' ? (await readsOf(context)).row(rows.ApiKey, id) : null;
  }
}
