import type { GraphQLSchema } from 'graphql';
import type { Context } from '../../context.js';
import { Fault } from '../../faults.js';
import { guardFields } from './each-field.js';
import { hiddenBy } from './hidden.js';
import { readsOf } from './reading.js';
import { isInstructor, isPrivateType, maySee, type RowOf, type RowType } from './rights.js';

type Row = RowOf<RowType>;
type Shown = Row | readonly Row[] | { edges: readonly { node: Row }[]; count?: unknown } | null | undefined;

/**
 * Holds instructors to the people they teach, on every field that gives a private row. A list or a page keeps the rows that
 * they may see. A single row that they may not see is null where it may be null, with a note, and a fault elsewhere.
 */
export function enforceTaught(schema: GraphQLSchema): void {
  guardFields(schema, ({ coordinate, rowType, isRequired, resolve }) => {
    if (!isPrivateType(rowType)) return undefined;
    return (root, args, context, info) => {
      const shown: unknown = resolve(root, args, context, info);
      if (!isInstructor(context.viewer)) return shown;
      return partOf(context, rowType, shown as Shown | Promise<Shown>).then(async (part) => {
        if (part !== null) return part;
        const fault = new Fault('FORBIDDEN', `\`${coordinate}\` is of somebody whom you do not teach.`);
        if (isRequired) throw fault;
        return (await shown) == null ? null : hiddenBy(fault, context, info);
      });
    };
  });
}

async function partOf(context: Context, type: RowType, resolving: Shown | Promise<Shown>): Promise<Shown> {
  const shown = await resolving;
  if (shown === null || shown === undefined) return null;
  const reads = await readsOf(context);
  const isTaught = (row: Row) => maySee(context, reads, type, row);
  if (Array.isArray(shown)) return chosen(shown as readonly Row[], isTaught);
  // The count would include the rows that are left out.
  if ('edges' in shown) return { ...shown, edges: await chosen(shown.edges, ({ node }) => isTaught(node)), count: undefined };
  return (await isTaught(shown as Row)) ? shown : null;
}

async function chosen<T>(items: readonly T[], isChosen: (item: T) => Promise<boolean>): Promise<T[]> {
  const kept = await Promise.all(items.map(isChosen));
  return items.filter((_, index) => kept[index]);
}
