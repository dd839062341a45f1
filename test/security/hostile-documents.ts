export interface HostileDocument {
  name: string;
  query: string;
  variables?: Record<string, unknown>;
}

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');
const nested = (depth: number, open: string, inside: string, close = '}'): string =>
  open.repeat(depth) + inside + close.repeat(depth);

function deepList(depth: number): unknown {
  let value: unknown = 'a';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

function deepObject(depth: number): Record<string, unknown> {
  let value: Record<string, unknown> = {};
  for (let level = 0; level < depth; level += 1) value = { input: value };
  return value;
}

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const CREATE = 'mutation ($input: CreateCourseInput!) { createCourse(input: $input) { errors { code } } }';

/** A fragment that goes on to the next one twice. */
const doubling = (i: number): string => {
  const next = `course { ...F${i + 1} }`;
  return `fragment F${i} on Course { groups { ${next} linkedGroups { ${next} } } }`;
};

/** What somebody sends who wants a server to work, to stumble or to talk. Each is to be refused with what it is, cheaply. */
export const hostileDocuments: readonly HostileDocument[] = [
  // Cycles of the schema, through lists
  {
    name: 'course, groups, course, ten deep',
    query: `{ organisation(slug: "a") { courses { ${nested(10, 'groups { course { ', 'id', '} }')} } } }`,
  },
  {
    name: 'course, groups, course, three deep, through every page',
    query: `{ organisation(slug: "a") { courses { groups { upcomingSessions(first: 100) { edges { node { group { linkedGroups {
       sessions(first: 100) { edges { node { group { id } } } } } } } } } } } } }`,
  },
  {
    name: 'cycles through fragments that double at every step',
    query: `{ ...F0 } ${times(11, doubling)} fragment F11 on Course { id }`,
  },
  {
    name: 'pages of pages of the largest size, by variables',
    query: `query ($n: Int) { customers(first: $n) { edges { node { registrations(first: $n) { edges { node {
         bookings(first: $n) { edges { node { registration { bookings(first: $n) { edges { node { id } } } } } } } } } } } } } }`,
    variables: { n: 100 },
  },
  // Aliases
  { name: 'ten thousand aliases', query: `{ ${times(10_000, (i) => `a${i}: viewer { kind }`)} }` },
  { name: 'ten thousand aliases of __typename', query: `{ ${times(10_000, (i) => `a${i}: __typename`)} }` },
  { name: 'a hundred aliases of __typename', query: `{ ${times(100, (i) => `a${i}: __typename`)} }` },
  {
    name: 'a hundred mutations',
    query: `mutation { ${times(100, (i) => `a${i}: bookSession(input: {}) { errors { code } }`)} }`,
  },
  // Fragments
  { name: 'a fragment that spreads itself', query: '{ ...A } fragment A on Query { ...A }' },
  {
    name: 'a ring of fragments',
    query: `{ ...F0 } ${times(100, (i) => `fragment F${i} on Query { ...F${(i + 1) % 100} }`)}`,
  },
  {
    name: 'a ring of fragments through fields',
    query: `{ organisation(slug: "a") { courses { ...A } } } fragment A on Course { groups { course { ...B } } } fragment B on
         Course { groups { course { ...A } } }`,
  },
  {
    name: 'fragments that double forty times',
    query: `{ ...F0 } ${times(40, (i) => `fragment F${i} on Query { ...F${i + 1} ... { ...F${i + 1} } }`)} fragment F40 on
       Query { viewer { kind } }`,
  },
  {
    name: 'a hundred and fifty fragments in one place',
    query: `{ ${times(150, (i) => `...F${i}`)} } ${times(150, (i) => `fragment F${i} on Query { viewer { kind } }`)}`,
  },
  {
    name: 'inline fragments in inline fragments',
    query: `{ ${times(9, () => `... { ${times(5, () => `... { ${'viewer { kind } '.repeat(9)} }`)} }`)} }`,
  },
  // The same again
  { name: 'one field five hundred times', query: `{ ${'viewer { kind } '.repeat(500)} }` },
  {
    name: 'one field ten times, and ten times in each, and in each of those',
    query: `{ ${times(10, () => `viewer { ${times(10, () => `customer { ${'id '.repeat(10)} }`)} }`)} }`,
  },
  { name: 'directives without end', query: `{ viewer ${'@skip(if: false) '.repeat(300)} { kind } }` },
  { name: 'two hundred operations', query: times(200, (i) => `query Q${i} { viewer { kind } }`) },
  // Huge and deep
  { name: 'a name of 200 KB', query: `{ ${'a'.repeat(200_000)} }` },
  { name: 'an unknown type with a name of 200 KB', query: `{ viewer { ... on ${'A'.repeat(200_000)} { id } } }` },
  { name: 'a hundred thousand tokens', query: `{ ${'viewer '.repeat(30_000)} }` },
  { name: 'selections a hundred thousand deep', query: nested(12_000, '{ viewer ', '') },
  { name: 'inline fragments nine hundred deep', query: `{ ${nested(600, '... { ', 'viewer { kind }')} }` },
  { name: 'a list literal nine hundred deep', query: `{ nodes(ids: ${nested(900, '[', '', ']')}) { id } }` },
  { name: 'a list literal a hundred thousand deep', query: `{ nodes(ids: ${nested(100_000, '[', '', ']')}) { id } }` },
  {
    name: 'an input object three hundred deep',
    query: `mutation { createCourse(input: ${nested(300, '{ name: ', '1')}) { errors { code } } }`,
  },
  { name: 'a variable list a thousand deep', query: NODES, variables: { ids: deepList(1_000) } },
  { name: 'a variable object a thousand deep', query: CREATE, variables: { input: deepObject(1_000) } },
  { name: 'a variable of another kind', query: NODES, variables: { ids: { length: 1e9 } } },
  { name: 'variables of 1 MB', query: NODES, variables: { ids: Array.from({ length: 1_000 }, () => 'x'.repeat(1_000)) } },
  {
    name: 'an amount beyond every number',
    query: CREATE,
    variables: { input: { price: { amountMinor: 1e308, currency: 'EUR' } } },
  },
  // Malformed
  { name: 'a document that ends in the middle', query: '{ viewer {' },
  { name: 'a string that never ends', query: '{ session(id: "' },
  { name: 'control characters', query: '{ viewer \u0000 { kind } }' },
  { name: 'no operation', query: 'fragment A on Query { viewer { kind } }' },
  { name: 'nothing but commas', query: ','.repeat(200_000) },
  { name: 'nothing but a comment', query: `#${'x'.repeat(200_000)}` },
  { name: 'a schema', query: 'type Query { viewer: String }' },
  { name: 'five hundred fields that are not there', query: `{ ${times(500, (i) => `sesion${i}`)} }` },
  { name: 'five hundred variables that are not used', query: `query (${times(450, (i) => `$v${i}: Int`)}) { viewer { kind } }` },
  {
    name: 'variables of a type that is not there',
    query: 'query ($a: Nothing!) { session(id: $a) { id } }',
    variables: { a: 1 },
  },
];
