import { createUnionType } from 'type-graphql';
import { Booking as BookingRow } from '../../entities/index.js';
import { Pass } from '../objects/passes.js';
import { Booking } from '../objects/registrations.js';

export const Scanned = createUnionType({
  name: 'Scanned',
  description: 'The thing that a code names at the desk: a pass or a booking.',
  types: () => [Pass, Booking] as const,
  // Resolvers return rows, not objects of these classes.
  resolveType: (row: object) => (row.constructor === BookingRow ? 'Booking' : 'Pass'),
});
