/** SQL for the two arrays of a zone's clock: the moments at which it changes, and its seconds ahead of UTC before and after. */
export interface ClockInSql {
  readonly changes: string;
  readonly offsets: string;
}

/**
 * SQL: the day of a moment by the clock that the statement is given. The database's own `at time zone` would count by its own
 * edition of the time zones.
 */
export const localDay = (moment: string, { changes, offsets }: ClockInSql): string =>
  `((${moment}) at time zone 'UTC' + (${offsets})[width_bucket(${moment}, ${changes}) + 1] * interval '1 second')::date`;
