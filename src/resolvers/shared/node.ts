import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Fault } from '../../faults.js';
import { decodeId } from '../../schema/shared/ids.js';
import { Node } from '../../schema/shared/node.js';
import { Access, EVERYBODY_BY_ROW } from './access.js';
import { seen } from './reading.js';
import { isReadable } from './rights.js';

const NODES_MAX = 100;

@Resolver()
export class NodeResolver {
  @Access(EVERYBODY_BY_ROW)
  @Query(() => Node, {
    nullable: true,
    description: 'An object by its id. Null when it does not exist, or when the viewer may not see it.',
  })
  async node(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<Node | null> {
    const type = decodeId(id)?.type;
    return type && isReadable(type) ? seen(context, type, id) : null;
  }

  @Access(EVERYBODY_BY_ROW)
  @Query(() => [Node], {
    nullable: 'items',
    description: `Objects by their ids, in the same order; at most ${NODES_MAX}. Null for those that \`node\` would not give.`,
  })
  async nodes(
    @Ctx() context: Context,
    @Arg('ids', () => [ID], { description: 'Their ids.' }) ids: string[],
  ): Promise<(Node | null)[]> {
    if (ids.length > NODES_MAX) throw new Fault('BAD_USER_INPUT', `Ask for at most ${NODES_MAX} nodes at once.`);
    return Promise.all(ids.map((id) => this.node(context, id)));
  }
}
