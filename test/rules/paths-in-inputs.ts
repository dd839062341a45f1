import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLInputType } from 'graphql';
import { expect } from 'vitest';
import { pathWithin } from '../../src/resolvers/shared/refusal-paths.js';
import type { Command, CommandKind } from '../../src/services/rules/commands/index.js';
import type { Refusal } from '../../src/services/rules/world/refusals.js';

/** The mutations that run a command, where their names differ. Commands of the provider's events have none. */
const MUTATIONS: Partial<Record<CommandKind, readonly string[]>> = {
  placeOrder: ['sellOrder', 'startCheckout'],
  releaseOrder: ['cancelOrder'],
};

const fields = buildSchema(readFileSync('schema.graphql', 'utf8')).getMutationType()?.getFields() ?? {};

/** The input types of the mutations that run a command. */
function inputsOf(command: Command): GraphQLInputType[] {
  const names = MUTATIONS[command.kind] ?? [command.kind];
  return names.flatMap((name) => fields[name]?.args.find(({ name: argument }) => argument === 'input')?.type ?? []);
}

/** A form shows a refusal beside the field that its path names, so that field must be there. */
export function expectPathInInput(command: Command, { code, path }: Refusal): void {
  for (const input of inputsOf(command)) expect(pathWithin(input, path), `${code} of ${command.kind}`).toEqual(path);
}
