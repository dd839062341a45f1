import { Fault } from '../../faults.js';

const CONSTRAINT = 'places_person';

/**
 * Runs work that gives a person a place at an organisation. Throws UNAUTHENTICATED if the person is being deleted at the same
 * time: their sign-in ends with them.
 */
export async function unlessForgotten<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!isAboutPerson(fault)) throw fault;
    throw new Fault('UNAUTHENTICATED', 'The token is unknown, expired or revoked.', { cause: fault });
  }
}

/** Looks through the wrappers of the ORM for the driver's error. */
function isAboutPerson(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  return ('constraint' in fault && fault.constraint === CONSTRAINT) || isAboutPerson(fault.cause);
}
