import { Fault } from '../../faults.js';

const CONSTRAINT = 'places_person';

/**
 * Runs what gives a person a place in an organisation. Throws UNAUTHENTICATED if they are being forgotten at this moment: their sign-in ends
 * with them.
 */
export async function unlessForgotten<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!isAboutPerson(fault)) throw fault;
    throw new Fault('UNAUTHENTICATED', 'The token is unknown, expired or revoked.', { cause: fault });
  }
}

/** What the driver threw, which the ORM may have wrapped. */
function isAboutPerson(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  return ('constraint' in fault && fault.constraint === CONSTRAINT) || isAboutPerson(fault.cause);
}
