import { cacheExchange, type KeyingConfig } from '@urql/exchange-graphcache';
import schema from './generated/cache-schema.json';

/** Objects without an id belong to the object that has them. */
const keys: KeyingConfig = Object.fromEntries(
  schema.__schema.types.flatMap((type) =>
    type.kind === 'OBJECT' && !type.fields.some(({ name }) => name === 'id') ? [[type.name, () => null]] : [],
  ),
);

/** Every object is kept once, under its type and id, whichever operation brought it. */
export const normalisedCache = () => cacheExchange({ schema, keys });
