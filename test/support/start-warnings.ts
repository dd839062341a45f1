import { startWarnings } from '../../src/boot/start-warnings.js';

/** What the start warns of, but for the edition of the time zones, which depends on the machine that the tests run on. */
export const warningsOf = async (databaseUrl: string): Promise<string[]> =>
  (await startWarnings(databaseUrl)).filter((sentence) => !isAboutTimeZones(sentence));

export const isAboutTimeZones = (sentence: string): boolean => sentence.startsWith('The time zones of this server');
