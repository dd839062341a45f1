/** When a session takes place. */
export interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** Whether two spans share a moment. Touching ends share none: a session may begin when another one ends. */
export const overlaps = (one: Span, other: Span): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** Whether a session begins or ends at another time than before. */
export const isMoved = (before: Span, after: Span): boolean =>
  before.startsAt.getTime() !== after.startsAt.getTime() || before.endsAt.getTime() !== after.endsAt.getTime();
