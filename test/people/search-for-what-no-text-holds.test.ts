import { CustomersDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

test.each(['zuz\u0000ana', '\u0000', '\ud800zuzana'])('a search for %j is a search like any other', async (search) => {
  const { clients } = await app.studio();
  const { customers } = await clients.receptionist.request(CustomersDocument, { search, first: 5 });
  expect(customers?.edges).toHaveLength(search.startsWith('z') ? 1 : search === '\u0000' ? 2 : 0);
});
