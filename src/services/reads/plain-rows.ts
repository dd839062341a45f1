import { type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Columns } from '../../entities/index.js';
import { pgArray } from '../ledger/index.js';

export type RowClass<E> = new (...args: never[]) => E;
/** A row of a raw statement: moments, days and large numbers as text. */
export type RawRow = Record<string, unknown>;

interface Reader {
  readonly property: string;
  readonly column: string;
  readonly read: ((value: unknown) => unknown) | undefined;
}

interface Shape {
  readonly table: string;
  readonly isOfOrganisation: boolean;
  readonly readers: readonly Reader[];
  /** Names the class, by which interfaces and unions of the schema tell the types of rows apart. */
  readonly prototype: { readonly constructor: unknown };
}

const READ = {
  datetime: (value: unknown) => new Date(String(value)),
  bigint: Number,
  reference: (value: unknown) => ({ id: value }),
} as const;

/** The shape of each entity, from its metadata, which is the same in every process. */
const shapes = new Map<unknown, Shape>();

/**
 * Reads rows as plain objects in the shape of their entity: a column is a property, and a relation is known by its id. No
 * identity map and no change tracking, which cost most of the time of a list. For what is served; a set-up
 * command that changes a row loads its entity.
 */
export async function plainRows<E>(
  em: EntityManager,
  organisationId: string,
  entity: RowClass<E>,
  { where, values = [], orderBy = 'c.id' }: { where: string; values?: readonly unknown[]; orderBy?: string },
): Promise<Columns<E>[]> {
  const { table, isOfOrganisation } = shapeOf(em, entity);
  const own = isOfOrganisation ? 'c.organisation_id = ? and ' : '';
  const rows = await em.execute<RawRow[]>(`select c.* from ${table} c where ${own}(${where}) order by ${orderBy}`, [
    ...(isOfOrganisation ? [organisationId] : []),
    ...values,
  ]);
  return rows.map((row) => plainRow(em, entity, row));
}

/** Rows by a column, for many of its values in one statement. */
export function plainRowsBy<E>(
  em: EntityManager,
  organisationId: string,
  entity: RowClass<E>,
  column: string,
  keys: readonly string[],
): Promise<Columns<E>[]> {
  return plainRows(em, organisationId, entity, { where: `c.${column} = any(?::uuid[])`, values: [pgArray(keys)] });
}

interface Children {
  readonly parentColumn: string;
  readonly parentIds: readonly string[];
  readonly where: string;
  readonly values: readonly unknown[];
}

/** For each parent its rows, in one statement for all. */
export async function plainChildren<E>(
  em: EntityManager,
  organisationId: string,
  entity: RowClass<E>,
  { parentColumn, parentIds, where, values }: Children,
): Promise<Columns<E>[][]> {
  const { table } = shapeOf(em, entity);
  const rows = await em.execute<RawRow[]>(
    `select c.* from ${table} c where c.organisation_id = ? and c.${parentColumn} = any(?::uuid[]) and (${where}) order by c.id`,
    [organisationId, pgArray(parentIds), ...values],
  );
  const byParent = Map.groupBy(rows, (row) => row[parentColumn]);
  return parentIds.map((id) => (byParent.get(id) ?? []).map((row) => plainRow(em, entity, row)));
}

/** One row of a raw statement as a plain object. */
export function plainRow<E>(em: EntityManager, entity: RowClass<E>, row: RawRow): Columns<E> {
  const { prototype, readers } = shapeOf(em, entity);
  const plain = Object.create(prototype) as Record<string, unknown>;
  for (const { property, column, read } of readers) {
    const value = row[column] ?? null;
    plain[property] = value === null || read === undefined ? value : read(value);
  }
  return plain as Columns<E>;
}

function shapeOf<E>(em: EntityManager, entity: RowClass<E>): Shape {
  let shape = shapes.get(entity);
  if (!shape) {
    const { tableName, props } = em.getMetadata(entity as never) as { tableName: string; props: EntityProperty[] };
    const stored = props.filter(({ persist, formula }) => persist !== false && formula === undefined);
    const readers = stored.map((property) => ({
      property: property.name,
      column: property.fieldNames[0] ?? property.name,
      read: readOf(property),
    }));
    const isOfOrganisation = readers.some(({ column }) => column === 'organisation_id');
    shape = { table: tableName, isOfOrganisation, readers, prototype: { constructor: entity } };
    shapes.set(entity, shape);
  }
  return shape;
}

function readOf({ kind, columnTypes }: EntityProperty): Reader['read'] {
  if (kind !== ReferenceKind.SCALAR) return READ.reference;
  if (columnTypes[0]?.startsWith('timestamptz')) return READ.datetime;
  if (columnTypes[0] === 'bigint') return READ.bigint;
  return undefined;
}
