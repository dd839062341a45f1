/** The rows that steps pick from, by id, in the order in which they came to be. */
export interface Cast {
  customers: string[];
  attendees: string[];
  groups: string[];
  sessions: string[];
  products: string[];
  creditProducts: ReadonlySet<string>;
  registrations: string[];
  passes: string[];
  bookings: string[];
  /** An id that names nothing. */
  unknown: string;
  /** When the studio was furnished. */
  opened: Date;
}
