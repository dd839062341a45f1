import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { type GraphQLSchema, isInputObjectType, isNonNullType, isObjectType } from 'graphql';

/** A change of the schema that a client of the last release may not survive. */
export interface BreakingChange {
  /** The coordinate of what changed, such as `Mutation.sellPass` or `SellPassInput.productId`. */
  path: string;
  message: string;
}

/** The changes between two schemas that break clients of the first one. */
export async function breakingChanges(before: GraphQLSchema, after: GraphQLSchema): Promise<BreakingChange[]> {
  const changes = await diff(before, after);
  return changes
    .filter((change) => change.criticality.level === CriticalityLevel.Breaking || requiresMore(after, change))
    .map(({ path, message }) => ({ path: path ?? '', message }));
}

/**
 * Whether a default was taken off an argument or input field that is required without it. The library calls every change of a
 * default dangerous; this one makes documents invalid that leave the value out (findings/graphql-inspector-removed-default.sh).
 */
function requiresMore(after: GraphQLSchema, { type, path = '' }: Change): boolean {
  if (type !== 'FIELD_ARGUMENT_DEFAULT_CHANGED' && type !== 'INPUT_FIELD_DEFAULT_VALUE_CHANGED') return false;
  const [typeName = '', fieldName = '', argumentName] = path.split('.');
  const named = after.getType(typeName);
  const input = isInputObjectType(named) ? named.getFields()[fieldName] : undefined;
  const argument = isObjectType(named) ? named.getFields()[fieldName]?.args.find(({ name }) => name === argumentName) : undefined;
  const value = input ?? argument;
  return value !== undefined && isNonNullType(value.type) && value.defaultValue === undefined;
}

/**
 * The coordinates that the section of a version names in a changelog, under `### Breaking`: in backticks at the start of an item,
 * one or several with commas between them.
 */
export function announcedIn(changelog: string, version: string): Set<string> {
  const [, section = ''] = changelog.split(new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\].*$`, 'm'));
  const [ofVersion = ''] = section.split(/^## /m);
  const [, breaking = ''] = ofVersion.split(/^### Breaking *$/m);
  const [list = ''] = breaking.split(/^### /m);
  const items = [...list.matchAll(/^- (`[^`]+`(?:, `[^`]+`)*)/gm)].map(([, coordinates = '']) => coordinates);
  return new Set(items.flatMap((coordinates) => coordinates.replaceAll('`', '').split(', ')));
}

/**
 * Whether a change is announced: by its own coordinate, or an argument by its field. A type announces only its own removal, so
 * that one item cannot cover every field of `Mutation`.
 */
export function isAnnounced({ path }: BreakingChange, announced: ReadonlySet<string>): boolean {
  const [type, field] = path.split('.');
  return announced.has(path) || (field !== undefined && announced.has(`${type}.${field}`));
}

/** The versions that a changelog describes, the newest first. */
export const versionsIn = (changelog: string): string[] =>
  [...changelog.matchAll(/^## \[(\d+\.\d+\.\d+)\]/gm)].map(([, version = '']) => version);
