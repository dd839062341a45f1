import { assert, property, uuid } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, InvitationCodes, organisationOfCode } from '../../src/services/people/invitation-code.js';

const ORGANISATION = '01890a5d-ac96-774b-bcce-b302099a8057';
const codes = new InvitationCodes('a secret of the server');

describe('InvitationCodes', () => {
  it('names any organisation, which can be read from the code again', () => {
    assert(
      property(uuid(), uuid(), (organisationId, invitationId) => {
        expect(organisationOfCode(codes.codeOf(organisationId, invitationId))).toBe(organisationId);
      }),
    );
  });

  it('gives each invitation a part of its own, of 32 bytes, and the same one each time', () => {
    const given = Array.from({ length: 100 }, (_, at) => codes.codeOf(ORGANISATION, `invitation ${at}`));
    expect(new Set(given).size).toBe(100);
    for (const code of given) expect(Buffer.from(code.slice(-43), 'base64url')).toHaveLength(32);
    expect(codes.codeOf(ORGANISATION, 'invitation 7')).toBe(given[7]);
  });

  it('gives other codes under another secret', () => {
    const code = new InvitationCodes('another secret').codeOf(ORGANISATION, 'invitation');
    expect(code).not.toBe(codes.codeOf(ORGANISATION, 'invitation'));
  });

  it('has no character that an e-mail or a web address would change', () => {
    assert(
      property(uuid(), uuid(), (organisationId, invitationId) => {
        expect(codes.codeOf(organisationId, invitationId)).toMatch(/^[A-Za-z0-9_-]{70}$/);
      }),
    );
  });
});

describe('organisationOfCode', () => {
  const [part, secret] = ['AYkKXayWd0u8zrMCCZqAVw', 'x'.repeat(43)];

  it('reads the organisation from 22 characters', () => {
    expect(organisationOfCode(`pmi_${part}_${secret}`)).toBe(ORGANISATION);
  });

  it.each([
    ['nothing', ''],
    ['the code of an API key', `pmk_${part}_${secret}`],
    ['a secret that is a character short', `pmi_${part}_${secret.slice(1)}`],
    ['a secret with a character more', `pmi_${part}_${secret}x`],
    ['an organisation that is a character short', `pmi_${part.slice(1)}_${secret}`],
    ['a space before it', ` pmi_${part}_${secret}`],
    ['a line break after it', `pmi_${part}_${secret}\n`],
    ['a character of ordinary base 64', `pmi_${part}_${secret.slice(1)}+`],
    ['other capitals', `PMI_${part}_${secret}`],
  ])('finds no organisation in %s', (_, code) => {
    expect(organisationOfCode(code)).toBeUndefined();
  });
});

describe('hashOf', () => {
  it('gives one hash of 32 bytes for one code, and another for a code that differs in its capitals', () => {
    const code = codes.codeOf(ORGANISATION, 'invitation');
    expect(hashOf(code)).toEqual(hashOf(code));
    expect(hashOf(code)).toHaveLength(32);
    expect(hashOf(code)).not.toEqual(hashOf(code.replace('pmi', 'Pmi')));
  });

  it('is SHA-256, as the codes of earlier releases are stored', () => {
    expect(hashOf('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
