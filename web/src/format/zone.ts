/**
 * Calendar days as texts such as `2027-03-12`, in the time zone of a studio. A visitor may be in another zone than the studio,
 * and a session takes place on the studio's clock.
 */
const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;
const parts = new Map<string, Intl.DateTimeFormat>();

export function dayIn(moment: Date, timeZone: string): string {
  const { year, month, day } = partsOf(moment, timeZone);
  return `${year}-${month}-${day}`;
}

/** The moment when a day begins in the zone. Where the clocks skip midnight, it is the first moment after it. */
export function startOfDay(day: string, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  const guess = asUtc - offsetMs(new Date(asUtc), timeZone);
  // The offset at the guess may be another one than at the same reading of the clock in UTC.
  return new Date(asUtc - offsetMs(new Date(guess), timeZone));
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of the week that has the day in it. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK));
}

/** The seven days from a Monday on. */
export const weekFrom = (monday: string): string[] => Array.from({ length: DAYS_OF_WEEK }, (_, at) => addDays(monday, at));

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** How much the clock of the zone is ahead of UTC at a moment. */
function offsetMs(moment: Date, timeZone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(moment, timeZone);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(moment.getTime() / 1000) * 1000;
}

function partsOf(moment: Date, timeZone: string) {
  const format = parts.get(timeZone) ?? newFormat(timeZone);
  const found = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = found;
  return { year, month, day, hour, minute, second };
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  const two = '2-digit';
  const made = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, calendar: 'iso8601', hourCycle: 'h23', year: 'numeric', month: two, day: two },
    ...{ hour: two, minute: two, second: two },
  });
  parts.set(timeZone, made);
  return made;
}
