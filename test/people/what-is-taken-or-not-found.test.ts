import { BookSessionDocument, CreateCustomerDocument } from '@permanentka/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Studio } from '../support/studio.js';

let app: TestApp;
let studio: Studio;
beforeAll(async () => {
  app = await startTestApp();
  studio = await app.studio();
});
afterAll(() => app.stop());

/** The sentence spoke of a name though nothing but an e-mail can be taken. */
test('the refusal EMAIL_TAKEN of a customer says what to do with a shared address', async () => {
  const input = { name: 'Iná Zuzana', email: 'zuzana@example.com' };
  const { createCustomer } = await studio.clients.receptionist.request(CreateCustomerDocument, { input });
  expect(createCustomer.errors).toMatchObject([
    { code: 'EMAIL_TAKEN', message: 'Another customer has this e-mail address. Open that customer, or leave the address out.' },
  ]);
});

/** Only the sentence said what was missing, in the language of the viewer: nothing for a program. */
test('the refusal NOT_FOUND names the kind of row that was not found', async () => {
  const input = { registrationId: studio.fiveEuroSessionIds[0] ?? '', sessionId: studio.fiveEuroSessionIds[0] ?? '' };
  const { bookSession } = await studio.clients.receptionist.request(BookSessionDocument, { input });
  expect(bookSession.errors).toMatchObject([{ code: 'NOT_FOUND', referent: 'REGISTRATION' }]);
});
