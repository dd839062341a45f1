import { TypedDocumentString } from '@permanentka/client';
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

interface Asked {
  viewer: { organisation: { slug: string }; organisations: { slug: string }[]; member: { name: string } };
}
const EVERYTHING = new TypedDocumentString<Asked, Record<string, never>>(
  '{ viewer { organisation { slug } organisations { slug } member { name } } }',
);

/** Looking up all organisations of a person ended the snapshot that the other fields were reading in. */
test('the organisations of the viewer can be asked for beside the one that is meant', async () => {
  for (let again = 0; again < 10; again += 1) {
    const { viewer } = await studio.clients.instructor.request(EVERYTHING);
    expect(viewer.organisation.slug).toBe(studio.slug);
    expect(viewer.organisations.map(({ slug }) => slug)).toContain(studio.slug);
    expect(viewer.member.name).toBe('Jana Plavcová');
  }
});
