import { randomUUID } from 'node:crypto';
import { RevokeInvitationDocument } from '@permanentka/client';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bindTenant } from '../../src/services/input/set-up.js';
import type { EmailQueue } from '../../src/services/mail/index.js';
import { InvitationCodes, invitationEmails, inviteMember } from '../../src/services/people/index.js';
import { useGround } from '../support/ground.js';
import { Postbox } from '../support/postbox.js';
import { made } from '../support/studio.js';
import { inviting, problemsOf } from './inviting.js';

const ground = useGround();
const { accept } = inviting(ground);
const codes = new InvitationCodes('a secret of the server');

let pool: pg.Pool;
let box: Postbox;
const logged: string[] = [];
const log = {
  warn: (_facts: object, message: string) => void logged.push(message),
  error: (_facts: object, message: string) => void logged.push(message),
};
const queueWith = (given = codes): EmailQueue => invitationEmails(pool, box, log, given);

beforeAll(() => {
  pool = new pg.Pool({ connectionString: ground.app.databaseUrl, options: '-c role=permanentka_app' });
});
beforeEach(async () => {
  box = new Postbox();
  logged.length = 0;
  await sql('update invitation_emails set given_up_at = now() where mailed_at is null and given_up_at is null');
});
afterAll(() => pool.end());

const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  bindTenant(ground.studio.tenant).transactional((em) => em.execute<Row[]>(text, values));

interface Waiting {
  attempts: number;
  mailed: boolean;
  givenUp: boolean;
}

const stateOf = async (invitationId: string): Promise<Waiting | undefined> => {
  const text = `select attempts, mailed_at is not null as mailed, given_up_at is not null as "givenUp"
    from invitation_emails where invitation_id = ?`;
  return (await sql<Waiting>(text, [invitationId]))[0];
};
const isDueAgain = () => sql('update invitation_emails set due_at = now() where mailed_at is null');

/** Somebody who is invited by a server with a queue of its own; a server that dies has none left. */
async function invite(more: { idempotencyKey?: string; email?: string } = {}, queue?: EmailQueue) {
  const email = more.email ?? `${randomUUID()}@example.com`;
  const [owner] = await sql<{ id: string }>(`select id from members where role = 'OWNER' order by id limit 1`);
  const input = { email, name: 'Nová Kolegyňa', role: 'RECEPTIONIST', ...more } as const;
  const inviter = { memberId: owner?.id ?? '', personId: randomUUID() };
  const services = {
    signIn: { countEmail: async () => 0 },
    invitationCodes: codes,
    invitationEmails: queue ?? { sendSoon: () => undefined },
  };
  const { id } = await made(inviteMember(ground.studio.tenant, inviter, input, services));
  return { id, email };
}

const codeIn = (text = ''): string => /pmi_[A-Za-z0-9_-]+/.exec(text)?.[0] ?? '';

describe('the e-mail of an invitation', () => {
  it('waits in the transaction that makes the invitation, and leaves at once after it', async () => {
    const queue = queueWith();
    const { id, email } = await invite({}, queue);
    await queue.close();
    expect(box.emails).toMatchObject([{ to: email, subject: 'Invitation to the team of Vlnka' }]);
    expect(await stateOf(id)).toEqual({ attempts: 1, mailed: true, givenUp: false });
  });

  it('an invitation is sent by the next server when one ends after the commit, with a code that works', async () => {
    const { id, email } = await invite();
    expect(await stateOf(id)).toEqual({ attempts: 0, mailed: false, givenUp: false });
    expect([await queueWith().sendDue(), await queueWith().sendDue()]).toEqual([1, 0]);
    expect(box.emails).toHaveLength(1);
    expect((await accept({ email, code: codeIn(box.emails[0]?.text) })).errors).toEqual([]);
  });

  it('an invitation is sent by the same request with the same key, once', async () => {
    const idempotencyKey = randomUUID();
    const first = await invite({ idempotencyKey });
    const queue = queueWith();
    for (let time = 0; time < 3; time += 1) {
      expect((await invite({ idempotencyKey, email: first.email }, queue)).id).toBe(first.id);
    }
    await queue.close();
    expect(box.emails.map(({ to }) => to)).toEqual([first.email]);
  });

  it('an invitation is tried again while the mail server is away, with the same code', async () => {
    box.isAway = true;
    const queue = queueWith();
    const { id, email } = await invite({}, queue);
    await queue.close();
    expect(await stateOf(id)).toEqual({ attempts: 1, mailed: false, givenUp: false });
    expect(logged).toEqual(['An e-mail could not be sent']);
    expect(await queueWith().sendDue()).toBe(0);
    await isDueAgain();
    box.isAway = false;
    expect(await queueWith().sendDue()).toBe(1);
    expect((await accept({ email, code: codeIn(box.emails[0]?.text) })).errors).toEqual([]);
  });

  it('an invitation is given up when it was revoked or replaced meanwhile', async () => {
    const revoked = await invite();
    const input = { invitationId: ground.studio.id('Invitation', revoked) };
    await ground.studio.clients.owner.request(RevokeInvitationDocument, { input });
    const replaced = await invite();
    const kept = await invite({ email: replaced.email });
    expect(await queueWith().sendDue()).toBe(1);
    expect(box.emails.map(({ to }) => to)).toEqual([kept.email]);
    for (const { id } of [revoked, replaced]) expect(await stateOf(id)).toMatchObject({ mailed: false, givenUp: true });
    expect(problemsOf(await accept({ email: kept.email, code: codeIn(box.emails[0]?.text) }))).toEqual([]);
  });

  it('an invitation is never sent with a code that does not work, as under another secret of the server', async () => {
    const { id } = await invite();
    expect(await queueWith(new InvitationCodes('another secret')).sendDue()).toBe(0);
    expect(box.emails).toEqual([]);
    expect(await stateOf(id)).toEqual({ attempts: 1, mailed: false, givenUp: false });
    expect(logged).toEqual(['An e-mail could not be sent']);
  });
});
