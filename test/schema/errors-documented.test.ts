import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ErrorCode } from '../../src/schema/shared/user-error.js';

it('documents every refusal once, and none that does not exist', async () => {
  const text = await readFile(new URL('../../docs/errors.md', import.meta.url), 'utf8');
  const refusals = text.slice(text.indexOf('## Refusals'), text.indexOf('## Faults'));
  const documented = [...refusals.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, code]) => code);
  expect(documented.toSorted()).toEqual(Object.keys(ErrorCode).toSorted());
});
