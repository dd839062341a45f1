import type { EntityManager } from '@mikro-orm/postgresql';
import { Organisation } from '../../entities/index.js';
import { settledMoment } from './moment.js';
import type { Books } from './run.js';

/** Where an operation finds the books of its organisation. */
export interface BookShelf {
  /** Outside of any transaction. */
  readonly em: EntityManager;
  readonly organisationId: string;
  /** Reads the organisation's rows in a snapshot of its own. */
  readonly readNow: <T>(work: (em: EntityManager) => Promise<T>) => Promise<T>;
  /** The first pages of one operation share a moment. */
  readonly operation: object;
}

const momentOfOperation = new WeakMap<object, Promise<Date>>();

function currentMoment({ em, operation }: BookShelf): Promise<Date> {
  const moment = momentOfOperation.get(operation) ?? settledMoment(em, null);
  momentOfOperation.set(operation, moment);
  return moment;
}

/** Reads the books as of a moment, or as of now. The snapshot begins when everything posted until then is committed. */
export async function withBooks<T>(
  shelf: BookShelf,
  asked: Date | null | undefined,
  work: (books: Books) => Promise<T>,
): Promise<T> {
  const now = await (asked ? settledMoment(shelf.em, asked) : currentMoment(shelf));
  const { organisationId } = shelf;
  return shelf.readNow(async (em) => {
    const { timeZone, currency } = await em.findOneOrFail(Organisation, organisationId);
    return work({ em, organisationId, timeZone, currency, now });
  });
}
