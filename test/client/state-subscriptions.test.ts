import { readFile } from 'node:fs/promises';
import { STATE_SUBSCRIPTIONS } from '@permanentka/client';
import { buildSchema, type GraphQLField, isNonNullType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';

const subscriptions = await fieldsOfSubscription();

async function fieldsOfSubscription(): Promise<GraphQLField<unknown, unknown>[]> {
  const schema = buildSchema(await readFile('schema.graphql', 'utf8'));
  return Object.values(schema.getSubscriptionType()?.getFields() ?? {});
}

const namesOf = (described: RegExp) =>
  subscriptions
    .filter(({ description }) => described.test(description ?? ''))
    .map(({ name }) => name)
    .sort();

it('takes exactly those subscriptions for states that the schema describes as the current state and its changes', () => {
  const states = namesOf(/the current state, then every change/);
  const events = namesOf(/from now on/);
  const pages = namesOf(/the current states first, then those that change/);
  expect([...STATE_SUBSCRIPTIONS].sort()).toEqual(states);
  expect([...states, ...events, ...pages].sort()).toEqual(subscriptions.map(({ name }) => name).sort());
  expect(events).toContain('checkIns');
  expect(pages).toEqual(['sessionCapacities']);
});

it('finds a version that is never null on each state, or the client could not tell which one is newer', () => {
  const versions = subscriptions.map(({ name, type }) => {
    const state = isNonNullType(type) ? type.ofType : type;
    const version = isObjectType(state) ? state.getFields().version : undefined;
    return [name, String(version?.type)];
  });
  const ofStates = versions.filter(([name]) => STATE_SUBSCRIPTIONS.some((state) => state === name));
  expect(ofStates.map(([, type]) => type)).toEqual(STATE_SUBSCRIPTIONS.map(() => 'SafeInt!'));
});
