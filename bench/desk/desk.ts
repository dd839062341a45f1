import {
  CUSTOMERS_SHOWN,
  type Kind,
  type Known,
  type KnownSearch,
  LINES_SHOWN,
  type Question,
  ROSTER,
  type RosterAnswer,
  SEARCH,
  SESSIONS_SHOWN,
  type SearchAnswer,
  STATEMENT,
  type StatementAnswer,
  TODAY,
  type TodayAnswer,
} from './questions.js';

const ROSTER_SHOWN = 50;

/** Asks the server one question, and resolves with `data` of the answer. */
export type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** All that the desk asks, kind by kind, with the right answers. The cursors of further pages are asked for beforehand. */
export async function questionsOf(known: Known, ask: Ask): Promise<Record<Kind, Question[]>> {
  return {
    today: [today(known)],
    roster: rosters(known),
    search: await searches(known, ask),
    statement: await pages(known, ask),
  };
}

function today({ day, sessionIds, bookedOnEach }: Known): Question {
  const shown = sessionIds.slice(0, SESSIONS_SHOWN);
  return {
    query: TODAY,
    variables: day,
    check: (data) => {
      const { totalCount, edges } = (data as TodayAnswer).viewer.organisation.sessions;
      const ids = edges.map(({ node }) => node.id);
      const wrong = edges.find(({ node }) => node.rosterCounts.booked !== bookedOnEach || node.seatsTaken !== bookedOnEach);
      if (totalCount !== sessionIds.length || !isSame(ids, shown) || wrong) fail('the sessions of today', data);
    },
  };
}

function rosters({ sessionIds, bookedOnEach }: Known): Question[] {
  return sessionIds.map((id) => ({
    query: ROSTER,
    variables: { id },
    check: (data) => {
      const { session } = data as RosterAnswer;
      const { totalCount, edges } = session.bookings;
      const isRight = edges.every(({ node }) => node.status === 'ATTENDED' && node.registration.customer.name !== '');
      if (session.id !== id || totalCount !== bookedOnEach || edges.length !== ROSTER_SHOWN || !isRight) fail('a roster', data);
    },
  }));
}

/** Of each text the first page, and of each that has one the second. */
async function searches({ searches: all }: Known, ask: Ask): Promise<Question[]> {
  const first = all.map((search) => searchQuestion(search, 0, null));
  const second: Question[] = [];
  for (const [index, search] of all.entries()) {
    if (search.customerIds.length <= CUSTOMERS_SHOWN) continue;
    const data = (await ask(SEARCH, first[index]?.variables ?? {})) as SearchAnswer;
    second.push(searchQuestion(search, CUSTOMERS_SHOWN, data.customers.pageInfo.endCursor ?? null));
  }
  return [...first, ...second];
}

function searchQuestion({ text, customerIds }: KnownSearch, from: number, after: string | null): Question {
  const expected = customerIds.slice(from, from + CUSTOMERS_SHOWN);
  return {
    query: SEARCH,
    variables: { search: text, after },
    check: (data) => {
      const { edges } = (data as SearchAnswer).customers;
      const ids = edges.map(({ node }) => node.id);
      if (!isSame(ids, expected) || edges.some(({ node }) => node.attendees.length === 0)) fail(`the search for "${text}"`, data);
    },
  };
}

/** The statement page by page from its end, as a person reads it. */
async function pages({ statement: { registrationId, lines } }: Known, ask: Ask): Promise<Question[]> {
  const questions: Question[] = [];
  let before: string | null = null;
  for (let left = lines; left > 0; left -= LINES_SHOWN) {
    const question = statementQuestion(registrationId, before, left > LINES_SHOWN);
    const data = (await ask(question.query, question.variables)) as StatementAnswer;
    question.check(data);
    questions.push(question);
    before = data.node.statement.pageInfo.startCursor ?? null;
  }
  return questions;
}

function statementQuestion(id: string, before: string | null, hasPreviousPage: boolean): Question {
  return {
    query: STATEMENT,
    variables: { id, before },
    check: (data) => {
      const { edges, pageInfo } = (data as StatementAnswer).node.statement;
      const isRight = edges.every(({ node: { paid, charged, balance } }, line) => {
        const earlier = edges[line - 1]?.node.balance.amountMinor ?? (hasPreviousPage ? undefined : 0);
        return earlier === undefined || balance.amountMinor === earlier + paid.amountMinor - charged.amountMinor;
      });
      if (edges.length !== LINES_SHOWN || pageInfo.hasPreviousPage !== hasPreviousPage || !isRight) fail('a statement', data);
    },
  };
}

const isSame = (ones: readonly string[], others: readonly string[]): boolean =>
  ones.length === others.length && ones.every((one, index) => one === others[index]);

function fail(what: string, data: unknown): never {
  throw new Error(`${what} is not what the database holds: ${JSON.stringify(data)}`);
}
