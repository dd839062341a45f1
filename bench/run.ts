import { BenchError } from './bench-error.js';
import { bookingHot, bookingSpread } from './booking/index.js';
import { catalogue, catalogueStill } from './catalogue/index.js';
import { desk } from './desk/index.js';
import { growth } from './growth/index.js';
import { live } from './live/index.js';
import { reports } from './reports/index.js';
import { start } from './start/index.js';

/** The benches of `npm run bench -- NAME`. Each prints its rounds and, on its last line, `ratio N`; bigger is better. */
const BENCHES: Record<string, () => Promise<void>> = {
  'booking-spread': bookingSpread,
  'booking-hot': bookingHot,
  catalogue,
  'catalogue-still': catalogueStill,
  live,
  desk,
  reports,
  growth,
  start,
};

const name = process.argv[2] ?? '';
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench) {
  try {
    await bench();
  } catch (error) {
    console.error(error instanceof BenchError ? error.message : error);
    // A process that was started meanwhile ends with this one, and must not keep it.
    process.exit(1);
  }
} else {
  console.error(`${name ? `There is no bench "${name}".` : 'Which one?'} npm run bench -- NAME, where NAME is one of:`);
  for (const known of Object.keys(BENCHES)) console.error(`  ${known}`);
  process.exitCode = 1;
}
