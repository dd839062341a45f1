import { beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../support/ground.js';

const ground = useGround();

interface Answer {
  data: Record<string, unknown> | null;
  errors?: { extensions: { code: string } }[];
  extensions?: { hidden?: { path: (string | number)[]; code: string; message: string }[] };
}

const tokens = { owner: '', receptionist: '', otherCustomer: '' };
beforeAll(async () => {
  const { signIn } = ground.app;
  tokens.owner = (await signIn.openSession('owner@vlnka.example')).token;
  tokens.receptionist = (await signIn.openSession('receptionist@vlnka.example')).token;
  tokens.otherCustomer = (await signIn.openSession('peter@example.com')).token;
});

/** Asks by `fetch`, since the client shows no extensions. */
async function ask(query: string, viewer?: keyof typeof tokens): Promise<Answer> {
  const signed = viewer ? { authorization: `Bearer ${tokens[viewer]}`, 'x-organisation': ground.studio.slug } : {};
  const headers = { 'content-type': 'application/json', ...signed };
  return (await fetch(ground.app.url, { method: 'POST', headers, body: JSON.stringify({ query }) })).json() as Promise<Answer>;
}

const told = ({ errors, extensions }: Answer) => [
  errors?.map(({ extensions: { code } }) => code),
  extensions?.hidden?.map(({ path, code }) => [path.join('.'), code]),
];

describe('a field that the viewer may not see', () => {
  it('is null with a note of where and why, and leaves the rest of the answer as it is', async () => {
    const { studio } = ground;
    const answer = await ask(`{ organisation(slug: "${studio.slug}") { name staff: members { id } plan passProducts { id } } }`);
    expect(answer.data).toEqual({ organisation: { name: 'Vlnka', staff: null, plan: null, passProducts: null } });
    expect(told(answer)).toEqual([
      undefined,
      [
        ['organisation.staff', 'FORBIDDEN'],
        ['organisation.plan', 'FORBIDDEN'],
        ['organisation.passProducts', 'FORBIDDEN'],
      ],
    ]);
    expect(answer.extensions?.hidden?.[0]?.message).toBe('`Organisation.members` is only for owners and managers.');
  });

  it('is told in the same way as a query that is not for the viewer', async () => {
    const { studio } = ground;
    const query = `{ apiKeys { id } reports { __typename } customers { edges { cursor } }
      organisation(slug: "${studio.slug}") { slug } }`;
    const anonymous = await ask(query);
    expect(anonymous.data).toEqual({ apiKeys: null, reports: null, customers: null, organisation: { slug: studio.slug } });
    expect(told(anonymous)).toEqual([undefined, ['apiKeys', 'reports', 'customers'].map((field) => [field, 'UNAUTHENTICATED'])]);
    const receptionist = await ask(query, 'receptionist');
    expect(receptionist.data).toMatchObject({ apiKeys: null, reports: null, customers: { edges: expect.any(Array) } });
    expect(told(receptionist)).toEqual([undefined, ['apiKeys', 'reports'].map((field) => [field, 'FORBIDDEN'])]);
  });

  it('names each place of a list, up to twenty', async () => {
    const { studio } = ground;
    const roster = '{ edges { node { id bookings { edges { cursor } } } } }';
    const few = await ask(`{ organisation(slug: "${studio.slug}") { sessions(first: 2) ${roster} } }`);
    expect(told(few)[1]).toEqual([
      ['organisation.sessions.edges.0.node.bookings', 'FORBIDDEN'],
      ['organisation.sessions.edges.1.node.bookings', 'FORBIDDEN'],
    ]);
    const fields = Array.from({ length: 30 }, (_, at) => `k${at}: apiKeys { id }`).join(' ');
    expect((await ask(`{ ${fields} }`)).extensions?.hidden).toHaveLength(20);
  });

  it('is told by a compiled document as by one that is asked for the first time', async () => {
    const query = `{ compiled: organisation(slug: "${ground.studio.slug}") { plan members { id } } }`;
    const first = await ask(query);
    for (let times = 0; times < 5; times += 1) expect(await ask(query)).toEqual(first);
    expect(first.extensions?.hidden).toHaveLength(2);
  });

  it('is no note where the viewer sees everything, or where there is nothing', async () => {
    const { studio } = ground;
    const seen = await ask(`{ organisation(slug: "${studio.slug}") { plan members { id } } apiKeys { id } }`, 'owner');
    expect(seen.extensions).toBeUndefined();
    const nothing = await ask('{ organisation(slug: "nobody-has-this") { plan } }', 'owner');
    expect(nothing).toEqual({ data: { organisation: null } });
  });

  it('tells nothing of a row of somebody else, which is as one that does not exist', async () => {
    const { studio } = ground;
    const { registrationId } = await studio.newcomer();
    const other = await ask(`{ registration(id: "${registrationId}") { id } }`, 'otherCustomer');
    const none = await ask(`{ registration(id: "nonsense") { id } }`, 'otherCustomer');
    expect(other).toEqual({ data: { registration: null } });
    expect(none).toEqual(other);
  });

  it('is a fault where nothing else is possible: in a mutation', async () => {
    const answer = await ask(`mutation { createLocation(input: { name: "X" }) { location { id } } }`, 'receptionist');
    expect(told(answer)).toEqual([['FORBIDDEN'], undefined]);
  });
});
