import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Page, PageRequest } from '../../services/input/index.js';
import { Cursor } from './scalars.js';

@ArgsType()
export class PageArgs implements PageRequest {
  @Field(() => Int, {
    nullable: true,
    description: 'How many items to give from the start or from `after`: 20 when left out, at most 100.',
  })
  first?: number | null;

  @Field(() => Cursor, { nullable: true, description: 'Give what comes after this place.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many items to give from the end or from `before`, at most 100.' })
  last?: number | null;

  @Field(() => Cursor, { nullable: true, description: 'Give what comes before this place.' })
  before?: string | null;
}

@ObjectType({ description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether anything comes after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether anything comes before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => Cursor, { nullable: true, description: 'The place of the first item; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => Cursor, { nullable: true, description: 'The place of the last item; null on an empty page.' })
  endCursor!: string | null;
}

/**
 * Declares `XConnection` and `XEdge`, and returns the class of the connection: `class SessionConnection extends connection(…)` is not
 * needed, `const SessionConnection = connection('Session', () => SessionType)` is enough. A `Page` of services/input/paging.ts resolves it.
 */
export function connection<T extends object>(nodeName: string, node: () => ClassType<T>): ClassType<Page<T>> {
  @ObjectType(`${nodeName}Edge`, { description: `An item of a ${nodeName}Connection and its place.` })
  class Edge {
    @Field(() => node(), { description: 'The item.' })
    node!: T;

    @Field(() => Cursor, { description: 'Its place in the list.' })
    cursor!: string;
  }

  @ObjectType(`${nodeName}Connection`, { description: `One page of a list of ${nodeName} objects.` })
  class Connection implements Page<T> {
    @Field(() => [Edge], { description: 'The items of this page, each with its place.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where this page lies in the list.' })
    pageInfo!: PageInfo;
  }
  return Connection;
}
