import { createUnionType } from 'type-graphql';
import { Booking as BookingRow, type Pass as PassRow } from '../../entities/index.js';
import { Pass } from '../objects/passes.js';
import { Booking } from '../objects/registrations.js';

export const Scanned = createUnionType({
  name: 'Scanned',
  description: 'What a code can name at the desk: a pass or a booking.',
  types: () => [Pass, Booking] as const,
  resolveType: (row: PassRow | BookingRow) => (row instanceof BookingRow ? 'Booking' : 'Pass'),
});
