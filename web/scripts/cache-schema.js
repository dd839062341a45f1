import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  buildSchema,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * Makes what the cache of the pages has to know of the schema: the types and fields that the pages ask for, and the object types
 * of interfaces. The whole schema would be ten times as large. With `--check` it only compares.
 */
const web = fileURLToPath(new URL('..', import.meta.url));
const target = join(web, 'src/api/generated/cache-schema.json');
const schema = buildSchema(await readFile(join(web, '../schema.graphql'), 'utf8'));
const used = new Map();

for (const name of await readdir(join(web, 'src'), { recursive: true }))
  if (name.endsWith('.graphql')) note(parse(await readFile(join(web, 'src', name), 'utf8')));

const types = [...used].map(([name, fields]) => typeOf(schema.getType(name), fields));
const told = {
  queryType: { name: schema.getQueryType().name },
  mutationType: rootOf(schema.getMutationType()),
  subscriptionType: rootOf(schema.getSubscriptionType()),
  types: types.sort((one, other) => (one.name < other.name ? -1 : 1)),
};
const { types: rows, ...roots } = told;
// One type a line, so that a change of an operation is a change of a few lines.
const lines = rows.map((row) => JSON.stringify(row)).join(',\n');
const text = `{"__schema":{${JSON.stringify(roots).slice(1, -1)},"types":[\n${lines}\n]}}\n`;
if (!process.argv.includes('--check')) await writeFile(target, text);
else if ((await readFile(target, 'utf8').catch(() => '')) !== text) {
  console.error('web/src/api/generated/cache-schema.json is older than the operations of the pages: run `npm run codegen`.');
  process.exitCode = 1;
}

/** An object of an interface is read by the fields of its own type, so each of its types has the field. */
function note(document) {
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      [Kind.FIELD]: ({ name }) => {
        const parent = info.getParentType();
        if (parent === null || parent === undefined || name.value.startsWith('__')) return;
        const objects = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [];
        for (const type of [parent, ...objects]) fieldsOf(type.name).add(name.value);
      },
    }),
  );
}

function fieldsOf(name) {
  const fields = used.get(name) ?? new Set();
  used.set(name, fields);
  return fields;
}

function typeOf(type, names) {
  const all = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  const fields = [...names].sort().map((name) => ({ name, args: [], type: refOf(all[name].type) }));
  if (!isAbstractType(type)) return { kind: 'OBJECT', name: type.name, fields, interfaces: interfacesOf(type) };
  const possibleTypes = schema.getPossibleTypes(type).map(({ name }) => ({ kind: 'OBJECT', name }));
  return { kind: 'INTERFACE', name: type.name, fields, interfaces: [], possibleTypes };
}

function interfacesOf(type) {
  const named = type.getInterfaces().filter(({ name }) => used.has(name));
  return named.map(({ name }) => ({ kind: 'INTERFACE', name }));
}

function rootOf(type) {
  return type && used.has(type.name) ? { name: type.name } : null;
}

/** The cache asks only what can be null and what is a list. */
function refOf(type) {
  if (isNonNullType(type)) return { kind: 'NON_NULL', ofType: refOf(getNullableType(type)) };
  if (isListType(type)) return { kind: 'LIST', ofType: refOf(type.ofType) };
  return { kind: 'SCALAR', name: 'Any' };
}
