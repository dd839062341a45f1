import { expect, test } from 'vitest';
import { type CommandOf, Overloaded } from '../../src/services/engine/index.js';
import { makeGround } from './ground.js';

const LOOKS = 1_500;
const BOOKINGS = 20;

/** Looks took every connection of the engine, and who booked meanwhile was told that the server was overloaded. */
test('many previews at the same time delay no booking', { timeout: 60_000 }, async () => {
  const { engine, organisationId, ...ground } = await makeGround();
  const commands: CommandOf<'bookSession'>[] = [];
  for (let count = 0; count < BOOKINGS; count += 1) {
    const [{ registrationId }, sessionId] = [await ground.addRegistration(), await ground.addSession()];
    commands.push({ kind: 'bookSession', actor: { kind: 'STAFF' }, registrationId, sessionId, payWith: 'AUTO', passId: null });
  }
  const looks = Array.from({ length: LOOKS }, (_, n) => {
    const command = commands[n % BOOKINGS] as CommandOf<'bookSession'>;
    return engine.look(organisationId, [command], (world) => world.sessions.has(command.sessionId));
  });
  const looking = Promise.allSettled(looks);
  const booked: string[] = [];
  for (const command of commands) booked.push((await engine.execute(organisationId, { command })).kind);
  expect(new Set(booked)).toEqual(new Set(['done']));
  for (const looked of await looking) {
    if (looked.status === 'fulfilled') expect(looked.value).toBe(true);
    else expect(looked.reason).toBeInstanceOf(Overloaded);
  }
  expect((await looking).filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(100);
  await ground.close();
});
