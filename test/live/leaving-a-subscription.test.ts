import { SessionCapacityDocument } from '@permanentka/client';
import { expect, test } from 'vitest';
import { startTestApp } from '../support/app.js';

test('a subscription that waits for its next push can be left at once', { timeout: 10_000 }, async () => {
  const app = await startTestApp();
  const studio = await app.studio();
  const pushes = studio.clients.public.subscribe(SessionCapacityDocument, { sessionId: studio.fiveEuroSessionIds[0] ?? '' });
  expect((await pushes.next()).done).toBe(false);
  const waiting = pushes.next();
  await pushes.return?.();
  expect((await waiting).done).toBe(true);
  await studio.clients.public.close();
  await app.stop();
});
