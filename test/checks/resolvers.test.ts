import { describe, expect, test } from 'vitest';
import { findingsInResolvers } from '../../scripts/resolvers/findings.js';

const FILE = 'src/resolvers/selling/orders.ts';

/** What is found in files of resolvers, as `line name problem`. */
const foundIn = (sources: Record<string, string>): string[] =>
  findingsInResolvers(new Map(Object.entries(sources))).map(({ line, name, problem }) => `${line} ${name} ${problem}`);
const found = (...lines: string[]) => foundIn({ [FILE]: lines.join('\n') });
const statements = (count: number) => Array.from({ length: count }, () => '    look();');

describe('length of a function', () => {
  test('a method of 15 lines is found, one of 14 is not', () => {
    const method = (name: string, count: number) => [`  ${name}() {`, ...statements(count), '  }'];
    expect(found('class Orders {', ...method('short', 14), ...method('long', 15), '}')).toEqual([
      '18 Orders.long has 15 lines; fewer than 15 are allowed',
    ]);
  });

  test('decorators and parameters are no part of the body', () => {
    const decorator = ['  @Mutation(() => X, {', ...Array.from({ length: 20 }, () => "    description: '',"), '  })'];
    expect(found('class Orders {', ...decorator, '  sell(', '    input: X,', '  ) {', '    return 1;', '  }', '}')).toEqual([]);
  });

  test('functions and arrow functions of a file are measured as well', () => {
    expect(found('function place() {', ...statements(15), '}')).toEqual(['1 place has 15 lines; fewer than 15 are allowed']);
    expect(found('const place = () =>', '  [', ...statements(15).map((line) => line.replace(';', ',')), '  ];')).toEqual([
      '1 place has 17 lines; fewer than 15 are allowed',
    ]);
  });
});

describe('calls of services', () => {
  const one = 'context.services.selling.sellPass(caller, input)';

  test('one call is allowed, also inside a function that is handed on', () => {
    expect(found('class Orders {', `  sell() { return commandWith(context, (caller) => ${one}); }`, '}')).toEqual([]);
  });

  test('a second call is found, whatever branch it stands in', () => {
    expect(found('class Orders {', `  sell() { return a ? ${one} : services.booking.registerAttendee(caller); }`, '}')).toEqual([
      '2 Orders.sell calls 2 services: selling.sellPass, booking.registerAttendee',
    ]);
  });

  test('functions imported from services count, by name and by namespace', () => {
    expect(
      found(
        "import { eraseMember as erase } from '../../services/personal-data/index.js';",
        "import * as people from '../../services/people/index.js';",
        'class People {',
        '  remove() { erase(); return people.removeMember(); }',
        '}',
      ),
    ).toEqual(['4 People.remove calls 2 services: erase, people.removeMember']);
  });

  test('rules and reads do not count', () => {
    expect(
      found(
        "import { debtMinorOf } from '../../services/rules/passes/figures.js';",
        "import { statementPage } from '../../services/reads/index.js';",
        `class Orders { sell() { return [debtMinorOf(1), statementPage(), statementPage(), ${one}]; } }`,
      ),
    ).toEqual([]);
  });

  test('asking who calls does not count', () => {
    expect(found(`function join() { services.signIn.personOf(token); ${one}; services.viewers.forget(token); }`)).toEqual([]);
  });

  test('a call that another function of the file or of another file makes counts', () => {
    expect(
      foundIn({
        [FILE]: [
          "import { placed } from './place.js';",
          'class Orders {',
          '  sell() { placed(); return this.told(); }',
          '  told() { return local(); }',
          '}',
          'function local() { return services.selling.refundPayment(); }',
        ].join('\n'),
        'src/resolvers/selling/place.ts': `export const placed = () => ${one};`,
      }),
    ).toEqual(['3 Orders.sell calls 2 services: selling.sellPass, selling.refundPayment']);
  });

  test('services that were taken apart count, also under another name', () => {
    const body = [
      '  const { selling: shop, booking } = context.services;',
      '  shop.sellPass();',
      '  return booking.registerAttendee();',
    ];
    expect(found('function sell(context) {', ...body, '}')).toEqual([
      '1 sell calls 2 services: selling.sellPass, booking.registerAttendee',
    ]);
  });

  test('a method that is handed on counts', () => {
    expect(found(`const sell = () => [${one}, lines.map(context.services.selling.sellOrder)];`)).toEqual([
      '1 sell calls 2 services: selling.sellPass, selling.sellOrder',
    ]);
  });

  test('functions that write API keys or open a transaction count', () => {
    expect(
      found(
        "import { createApiKey, revokeApiKey } from '../../services/callers/index.js';",
        "import { setUp } from '../../services/input/index.js';",
        'const replace = () => [createApiKey(), revokeApiKey()];',
        'const change = () => [setUp(tenant, one), setUp(tenant, two)];',
      ),
    ).toEqual(['3 replace calls 2 services: createApiKey, revokeApiKey', '4 change calls 2 services: setUp, setUp']);
  });

  test('functions that call each other come to an end', () => {
    expect(found('function one() { return two(); }', `function two() { one(); return ${one}; }`)).toEqual([]);
  });
});

describe('things that resolvers must not touch', () => {
  test('an import of a payment provider or of mail is found', () => {
    expect(found("import { openCheckout } from '../../services/payments/index.js';")).toEqual([
      '1 imports imports src/services/payments/index.ts',
    ]);
    expect(found("import type { Mailer } from '../../services/mail/index.js';")).toEqual([
      '1 imports imports src/services/mail/index.ts',
    ]);
  });

  test('the sender of e-mails is found, also where the services are taken apart', () => {
    expect(found('function sell() {', '  return context.services.invitationEmails;', '}')).toEqual([
      '2 sell touches services.invitationEmails',
    ]);
    expect(found('function sell() {', '  const { invitationEmails } = context.services;', '}')).toEqual([
      '2 sell touches services.invitationEmails',
    ]);
    expect(found('function sell({ services: { invitationEmails } }: Context) {', '  return 1;', '}')).toEqual([
      '1 sell touches services.invitationEmails',
    ]);
  });

  test('a transaction is found, a field called invitationEmails is not', () => {
    expect(found('async function sell(em) {', '  await em.begin();', '  await em.flush();', '}')).toEqual([
      '2 sell touches begin()',
      '3 sell touches flush()',
    ]);
    expect(found('const shown = ({ invitationEmails }) => address.invitationEmails;')).toEqual([]);
  });
});
