import { v7 } from 'uuid';

/** Ids are made here and not by the database, so that a decision can name the rows it creates; version 7 keeps new ones together in the indexes. */
export const uuidv7 = (): string => v7();
