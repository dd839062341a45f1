import { describe, expect, it } from 'vitest';
import { headOf, SharedFrame } from '../../src/server/ws/frame.js';

/** The message of a final, unmasked frame of text, as RFC 6455 lays it out. Each character of the frame is one byte. */
function read(bytes: string): unknown {
  const frame = Buffer.from(bytes, 'latin1');
  // A character above 255 would have lost a part.
  expect(frame.toString('latin1')).toBe(bytes);
  expect(frame[0]).toBe(0x81);
  const short = frame[1] ?? 0;
  const [at, length] =
    short < 126 ? [2, short] : short === 126 ? [4, frame.readUInt16BE(2)] : [10, Number(frame.readBigUInt64BE(2))];
  // The shortest form that holds the length, as the RFC asks.
  expect(at).toBe(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  expect(frame.length).toBe(at + length);
  return JSON.parse(frame.subarray(at).toString());
}

describe('a shared frame', () => {
  it.each([0, 1, 60, 70, 80, 90, 100, 125, 126, 127, 200, 65_400, 65_480, 65_535, 65_536, 300_000])(
    'is read as the message that it is, with %i more characters',
    (length) => {
      const payload = { data: { text: 'x'.repeat(length) } };
      for (const id of ['1', '019a0000-0000-7000-8000-000000000001'])
        expect(read(new SharedFrame(payload).bytesFor(headOf(id)))).toEqual({ id, type: 'next', payload });
    },
  );

  it('carries ids of any characters, one after another', () => {
    const payload = { data: { name: 'Šárka "Ž"' }, extensions: { hidden: [] } };
    const frame = new SharedFrame(payload);
    for (const id of ['1', '1', 'ž', '"\\', '\u2028', '🦆', '1'])
      expect(read(frame.bytesFor(headOf(id)))).toEqual({ id, type: 'next', payload });
  });

  it('tells the length for each id, whatever ids came before', () => {
    const payload = { data: { text: 'x'.repeat(80) } };
    const frame = new SharedFrame(payload);
    for (const id of ['1', 'a'.repeat(30), '2', 'ž'.repeat(30), 'b'.repeat(70_000), '3'])
      expect(read(frame.bytesFor(headOf(id)))).toEqual({ id, type: 'next', payload });
  });
});
