import { describe, expect, it } from 'vitest';
import { StartError, sentenceFor } from '../../src/boot/start-error.js';

const failed = (facts: Record<string, unknown>) => Object.assign(new Error('raw'), facts);

describe('a failed start', () => {
  it.each([
    [
      { code: 'EADDRINUSE', port: 4000 },
      'Port 4000 is already taken: stop what listens there, or choose another with PORT=4001.',
    ],
    [{ code: 'EADDRINUSE' }, 'Port of the server is already taken: stop what listens there, or choose another with PORT=4001.'],
    [{ code: 'EACCES', syscall: 'listen' }, 'This user may not listen on that port: choose a PORT above 1023, or another HOST.'],
    [
      { code: 'EACCES', syscall: 'mkdir', path: '/data' },
      'The server may not write to "/data": give this user the right to, or choose another folder with DATA_DIR.',
    ],
    [
      { code: 'EROFS' },
      'The server may not write to a file: give this user the right to, or choose another folder with DATA_DIR.',
    ],
    [
      { code: 'ENOTFOUND' },
      'HOST is not an address of this machine: use 127.0.0.1 for this machine only, or 0.0.0.0 for everyone.',
    ],
    [
      { code: 'EADDRNOTAVAIL' },
      'HOST is not an address of this machine: use 127.0.0.1 for this machine only, or 0.0.0.0 for everyone.',
    ],
    [{ code: 'ENOSPC', path: '/data/x' }, 'The disk is full: "/data/x" could not be written.'],
    [
      { code: 'ENOTDIR', path: '/data' },
      '"/data" is a file where a folder is needed: move it away, or choose another folder with DATA_DIR.',
    ],
    [
      { code: 'EEXIST', path: '/data' },
      '"/data" is a file where a folder is needed: move it away, or choose another folder with DATA_DIR.',
    ],
  ])('a start that fails with %j says what to do, without a stack', (facts, sentence) => {
    expect(sentenceFor(failed(facts))).toBe(sentence);
  });

  it('repeats the sentence of an error that has one already', () => {
    expect(sentenceFor(new StartError('Set PORT.'))).toBe('Set PORT.');
  });

  it.each([[failed({ code: '42P01' })], [new TypeError('x')], ['EADDRINUSE'], [{ code: 'ENOSPC' }], [undefined]])(
    'has no sentence for %o, so that the stack is shown',
    (error) => {
      expect(sentenceFor(error)).toBeUndefined();
    },
  );
});
