import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Page, PageRequest } from '../../services/input/index.js';
import { Cursor } from './scalars.js';

export type { Page };

@ArgsType()
export class PageArgs implements PageRequest {
  @Field(() => Int, {
    nullable: true,
    description:
      'The number of items from the start of the list, or from `after`. Default 20, at most 100. ' +
      'Not together with `last` or `before`.',
  })
  first?: number | null;

  @Field(() => Cursor, { nullable: true, description: 'Return the items after this cursor.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The number of items from the end of the list, or before `before`. At most 100. ' + 'Not together with `first` or `after`.',
  })
  last?: number | null;

  @Field(() => Cursor, { nullable: true, description: 'Return the items before this cursor.' })
  before?: string | null;
}

@ObjectType({ description: 'The position of a page in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are items after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are items before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => Cursor, { nullable: true, description: 'The cursor of the first item; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => Cursor, { nullable: true, description: 'The cursor of the last item; null on an empty page.' })
  endCursor!: string | null;
}

/**
 * Declares `XConnection` and `XEdge` and returns the class of the connection:
 * `const SessionConnection = connection('Session', () => Session)`. Resolvers return a `Page` of services/input/paging.ts. With
 * `isCounted` the connection has `totalCount`: only where every list of its kind can be counted cheaply.
 */
export function connection<T extends object>(
  nodeName: string,
  node: () => ClassType<T>,
  { isCounted = false } = {},
): ClassType<Page<T>> {
  @ObjectType(`${nodeName}Edge`, { description: 'An item of the connection and its cursor.' })
  class Edge {
    @Field(() => node(), { description: 'The item.' })
    node!: T;

    @Field(() => Cursor, { description: 'The cursor of the item: its position in the list.' })
    cursor!: string;
  }

  @ObjectType(`${nodeName}Connection`, { description: `A page of a list of ${nodeName} objects.` })
  class Connection implements Page<T> {
    @Field(() => [Edge], { description: 'The items of this page, each with its cursor.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'The position of this page in the list.' })
    pageInfo!: PageInfo;

    count?: Page<T>['count'];

    async totalCount(): Promise<number | null> {
      return (await this.count?.()) ?? null;
    }
  }
  if (isCounted) TOTAL_COUNT(Connection.prototype, 'totalCount', methodOf(Connection.prototype, 'totalCount'));
  return Connection;
}

const TOTAL_COUNT: MethodDecorator = Field(() => Int, {
  nullable: true,
  description:
    'The number of items in the whole list, whatever the page. Null for instructors on lists of people and bookings, of which ' +
    'they may see a part only.',
});

const methodOf = (prototype: object, name: string): PropertyDescriptor =>
  Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
