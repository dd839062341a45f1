import { assert, constantFrom, property, string, uuid } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeId, encodeId, type NodeType } from '../../src/schema/shared/ids.js';

const TYPES: NodeType[] = ['Organisation', 'Session', 'Pass', 'PassProduct', 'Booking'];

describe('an opaque id', () => {
  it('decodes to what was encoded, for its own kind only', () => {
    assert(
      property(constantFrom(...TYPES), uuid(), uuid(), (type, organisationId, id) => {
        const text = encodeId(type, organisationId, id);
        expect(decodeId(text)).toEqual({ type, organisationId, id });
        expect(decodeId(text, type)?.id).toBe(id);
        expect(decodeId(text, type === 'Pass' ? 'Session' : 'Pass')).toBeUndefined();
      }),
    );
  });

  it('is refused in any other spelling, so that each row has one id', () => {
    assert(property(string({ maxLength: 60 }), (text) => decodeId(text) === undefined));
    const id = encodeId('Pass', '019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002');
    for (const wrong of [`${id}A`, id.slice(0, -1), id.replace('pas_', 'xxx_'), `${id.slice(0, -1)}J`, `${id}\n`, ` ${id}`, '']) {
      expect(decodeId(wrong), wrong).toBeUndefined();
    }
  });
});
