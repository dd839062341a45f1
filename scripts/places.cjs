/**
 * The places of the house: what each is, and which others it may import. The dependency rules (.dependency-cruiser.cjs) and the
 * map in src/README.md are both made from this table.
 *
 * @typedef {object} Place
 * @property {string} name what rules and the map call it
 * @property {string} path regular expression of its files
 * @property {readonly string[]} mayImport names of the places that it may import, besides itself; `*` is every place
 * @property {string} sentence what holds here, in one sentence
 */

const RULES = [
  'rules/world',
  'rules/receipts',
  'rules/passes',
  'rules/booking',
  'rules/selling',
  'rules/refunds',
  'rules/commands',
];
/** The ground that every service may stand on. */
const GROUND = ['entities', 'faults', 'postgres', 'ledger', 'engine', 'input', 'commands', 'mail', 'jobs', ...RULES];
/** The names of areas are the same in schema, resolvers and test. Two of them take their types from other rooms of the schema. */
const AREAS = [
  'audit',
  'booking',
  'catalogue',
  'live',
  'marketplace',
  'passes',
  'people',
  'personal-data',
  'receipts',
  'reports',
  'selling',
  'sign-in',
];
const AREAS_WITHOUT_SCHEMA = ['live', 'receipts'];
/** Services that use nothing but the ground. */
const TRADE = [
  'audit',
  'booking',
  'catalogue',
  'marketplace',
  'passes',
  'payments',
  'platform',
  'reads',
  'receipts',
  'reports',
  'selling',
  'sign-in',
  'verify',
];

/** @type {(name: string, path: string, mayImport: readonly string[], sentence: string) => Place} */
const place = (name, path, mayImport, sentence) => ({ name, path, mayImport, sentence });

/** Each room of the rules may import the rooms before it. */
const rule = (name, sentence) =>
  place(
    `rules/${name}`,
    `^src/services/rules/${name}/`,
    ['entities', 'ledger', ...RULES.slice(0, RULES.indexOf(`rules/${name}`))],
    sentence,
  );

/** @type {readonly Place[]} */
const PLACES = [
  place('main', '^src/main\\.ts$', ['boot', 'app'], 'main.ts starts a server when it is imported, so nothing imports it.'),
  place('app', '^src/app\\.ts$', ['*'], 'app.ts builds a whole server from its parts; only main.ts imports it.'),
  place('config', '^src/(config|environment)\\.ts$', ['boot', 'postgres'], 'The settings are read once, checked, and handed on.'),
  place(
    'context',
    '^src/(context|operation-state)\\.ts$',
    ['composition', 'entities', 'faults', 'pubsub', 'schema/shared', 'services'],
    'The context is what one operation knows: the caller, their organisation, and the services.',
  ),
  place('faults', '^src/faults\\.ts$', [], 'A fault is a leaf that every place may throw.'),
  place(
    'boot',
    '^src/boot/',
    ['config', 'entities', 'faults', 'migrations', 'postgres', 'jobs'],
    'The start brings up a database and hands it to app.ts.',
  ),
  place(
    'composition',
    '^src/composition/',
    ['config', 'entities', 'faults', 'postgres', 'pubsub', 'schema/shared', 'server', 'services'],
    'Composition puts services together for app.ts and knows no resolver.',
  ),
  place(
    'tools',
    '^src/tools/',
    ['boot', 'config', 'entities', 'postgres', 'services'],
    'The command-line tools use the same services as the server.',
  ),
  place(
    'demo-studio',
    '^src/demo-studio/',
    ['entities', 'postgres', 'schema/shared', 'services'],
    'The demo studio is made through the services, as a user would make it.',
  ),
  place('postgres', '^src/postgres/', ['entities'], 'Connections, pools and transactions know no table of the business.'),
  place('entities', '^src/entities/', [], 'Entities are tables; nothing in src stands below them.'),
  place('migrations', '^src/migrations/', [], 'A migration is history and must not change with the code.'),
  place(
    'pubsub',
    '^src/pubsub/',
    ['entities', 'postgres'],
    'Events travel from the outbox to the sockets; who caused them is not known here.',
  ),

  place('ledger', '^src/services/ledger/', ['entities'], 'The ledger moves value and knows no booking.'),
  rule('world', 'The rows, facts and changes that every rule speaks of.'),
  rule('receipts', 'The content of receipts and credit notes, and the tax on them.'),
  rule('passes', 'How long a pass is valid, what it pays for, and what is left on it.'),
  rule('booking', 'How a seat is booked and an attendee enrolled, and what it costs.'),
  rule('selling', 'How orders are priced, placed, held, paid and issued.'),
  rule('refunds', 'What is given back, claimed, blocked or lost of a payment.'),
  rule('commands', 'One module a command: what it needs, how it decides, what the audit log keeps.'),
  place(
    'engine',
    '^src/services/engine/',
    ['entities', 'ledger', 'postgres', ...RULES],
    'The engine runs commands in batches and knows no rule of any of them.',
  ),
  place(
    'input',
    '^src/services/input/',
    ['entities', 'faults', 'postgres', ...RULES],
    'Input is checked, and set-up changes run in one transaction each.',
  ),
  place(
    'commands',
    '^src/services/commands/',
    ['entities', 'postgres', 'engine', 'input', ...RULES],
    'A command runs for a caller: input and key are checked, the engine executes it, and its checkout is opened.',
  ),
  place(
    'mail',
    '^src/services/mail/',
    ['entities', 'faults', 'postgres', 'input', 'jobs'],
    'E-mails are written, queued and sent here.',
  ),
  place(
    'jobs',
    '^src/services/jobs/',
    ['entities', 'faults', 'postgres'],
    'Jobs run later, again after a fault, and once in effect.',
  ),
  place(
    'personal-data',
    '^src/services/personal-data/',
    [...GROUND, 'people'],
    'Personal data is exported and erased; the people service knows the people.',
  ),
  place(
    'people',
    '^src/services/people/',
    [...GROUND, 'sign-in'],
    'Customers, attendees, members and organisations, and what is changed about them.',
  ),
  place(
    'callers',
    '^src/services/callers/',
    [...GROUND, 'sign-in'],
    'A token or an API key becomes a viewer of one organisation.',
  ),
  ...TRADE.map((name) =>
    place(name, `^src/services/${name}/`, GROUND, `The service ${name} does I/O for its area and calls no other service.`),
  ),

  place(
    'schema/shared',
    '^src/schema/(shared|messages)/',
    ['entities', 'rules/world', 'input', 'ledger', 'rules/passes'],
    'Types that every area of the schema uses.',
  ),
  place(
    'schema/objects',
    '^src/schema/objects/',
    ['entities', 'schema/shared', ...RULES],
    'The object types that several areas refer to.',
  ),
  ...AREAS.filter((area) => !AREAS_WITHOUT_SCHEMA.includes(area)).map((area) =>
    place(
      `schema/${area}`,
      `^src/schema/${area}/`,
      ['entities', 'schema/shared', 'schema/objects', ...RULES],
      `Inputs and payloads of the area ${area}; no other area.`,
    ),
  ),
  place(
    'resolvers/shared',
    '^src/resolvers/shared/',
    ['context', 'entities', 'faults', 'schema', 'services'],
    'What the resolvers of every area use: access, rights, reading.',
  ),
  ...AREAS.map((area) =>
    place(
      `resolvers/${area}`,
      `^src/resolvers/${area}/`,
      ['context', 'entities', 'faults', 'resolvers/shared', 'schema', 'services', ...(area === 'live' ? ['pubsub'] : [])],
      `Resolvers of the area ${area}: one service call each; no other area.`,
    ),
  ),
  place(
    'resolvers',
    '^src/resolvers/(index|schema)\\.ts$',
    ['rules/world', ...AREAS.map((area) => `resolvers/${area}`), 'resolvers/shared', 'schema/shared'],
    'The served schema is built from the resolvers of all areas.',
  ),
  place(
    'server',
    '^src/server/',
    ['config', 'context', 'entities', 'faults', 'boot', 'pubsub'],
    'The server carries requests to the schema that is built for it; it knows no service.',
  ),
];

/** Names that stand for several places. */
const GROUPS = {
  services: PLACES.filter(({ path }) => path.startsWith('^src/services/')).map(({ name }) => name),
  schema: PLACES.filter(({ path }) => path.startsWith('^src/schema/')).map(({ name }) => name),
};

/** @param {Place} place the places it may import, itself included, as paths */
function pathsOf({ path, mayImport }) {
  const names = mayImport.flatMap((name) => GROUPS[name] ?? [name]);
  return [path, ...names.map((name) => pathOf(name))];
}

/** @param {string} name */
function pathOf(name) {
  const found = PLACES.find((place) => place.name === name);
  if (!found) throw new Error(`scripts/places.cjs names a place that is not there: ${name}`);
  return found.path;
}

module.exports = { PLACES, GROUPS, RULES, AREAS, pathsOf };
