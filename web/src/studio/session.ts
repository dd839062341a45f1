import type { TimetableQuery } from './generated/graphql';

/** A session of the timetable. */
export type Session = NonNullable<TimetableQuery['organisation']>['sessions']['edges'][number]['node'];
