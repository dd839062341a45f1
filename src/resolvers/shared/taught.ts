import { defaultFieldResolver, type GraphQLSchema, getNamedType, isNonNullType, isObjectType } from 'graphql';
import type { Context } from '../../context.js';
import { Fault } from '../../faults.js';
import { readsOf } from './reading.js';
import { isInstructor, isPrivateType, maySee, type RowOf, type RowType } from './rights.js';

type Row = RowOf<RowType>;
type Shown = Row | readonly Row[] | { edges: readonly { node: Row }[] } | null | undefined;

/**
 * Holds instructors to those whom they teach on every field of the schema that gives a private row, whichever object it stands on: of lists
 * and pages they get their part. A single row that has to be there and may not be seen is a fault.
 */
export function enforceTaught(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const rowType = getNamedType(field.type).name.replace(/Connection$/, '');
      if (!isPrivateType(rowType)) continue;
      const { resolve = defaultFieldResolver } = field;
      const isRequired = isNonNullType(field.type);
      field.resolve = (root: unknown, args, context: Context, info) => {
        const shown: unknown = resolve(root, args, context, info);
        if (!isInstructor(context.viewer)) return shown;
        return partOf(context, rowType, shown as Shown | Promise<Shown>).then((part) => {
          if (part !== null || !isRequired) return part;
          throw new Fault('FORBIDDEN', `\`${info.parentType.name}.${info.fieldName}\` is of somebody whom you do not teach.`);
        });
      };
    }
  }
}

async function partOf(context: Context, type: RowType, resolving: Shown | Promise<Shown>): Promise<Shown> {
  const shown = await resolving;
  if (shown === null || shown === undefined) return null;
  const reads = await readsOf(context);
  const isTaught = (row: Row) => maySee(context, reads, type, row);
  if (Array.isArray(shown)) return chosen(shown as readonly Row[], isTaught);
  if ('edges' in shown) return { ...shown, edges: await chosen(shown.edges, ({ node }) => isTaught(node)) };
  return (await isTaught(shown as Row)) ? shown : null;
}

async function chosen<T>(items: readonly T[], isChosen: (item: T) => Promise<boolean>): Promise<T[]> {
  const kept = await Promise.all(items.map(isChosen));
  return items.filter((_, index) => kept[index]);
}
