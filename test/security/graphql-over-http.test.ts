import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';

/**
 * What CSRF prevention costs: what any page of any site can make a browser send, a form or a bare GET, is refused. All three are
 * MAYs.
 * See docs/limits.md.
 */
const REFUSED_FOR_SAFETY = [
  '5A70', // MAY accept application/x-www-form-urlencoded formatted GET requests
  'D6D5', // MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json
  '6A70', // MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json
];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const audits = serverAudits({ url: () => app.url });

describe('GraphQL over HTTP', () => {
  it.each(audits.filter(({ id }) => !REFUSED_FOR_SAFETY.includes(id)))('$id $name', async (audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
  });

  it('leaves out three MAYs for CSRF prevention, and no MUST or SHOULD', async () => {
    const refused = audits.filter(({ id }) => REFUSED_FOR_SAFETY.includes(id));
    expect(refused.map(({ name }) => name.split(' ', 1)[0])).toEqual(['MAY', 'MAY', 'MAY']);
    const results = await Promise.all(refused.map((audit) => audit.fn()));
    expect(results.map(({ status }) => status)).toEqual(['notice', 'notice', 'notice']);
  });
});
