import { type Client, ScheduleSessionsDocument, type ScheduleSessionsInput } from '@permanentka/client';
import type { Ground } from '../support/ground.js';
import { euro } from '../support/studio.js';

export type Wish = Partial<ScheduleSessionsInput> & Pick<ScheduleSessionsInput, 'schedule'>;

/** Schedules sessions of 45 minutes at 5 € for the group apart, unless the wish says otherwise. */
export const schedulerOf =
  (ground: Ground) =>
  async (input: Wish, client: Client = ground.studio.clients.manager) => {
    const whole = { groupId: ground.studio.apartGroupId, durationMinutes: 45, price: euro(5), ...input };
    return (await client.request(ScheduleSessionsDocument, { input: whole })).scheduleSessions;
  };

/** Next year, so that every day of a term is ahead. */
export const year = new Date().getUTCFullYear() + 1;
/** Two months in which the clocks change. */
export const spring = { startTime: '17:30', fromOn: `${year}-03-01`, untilOn: `${year}-04-30` };

export const starts = (sessions: readonly { startsAt: string }[] | null | undefined) => sessions?.map(({ startsAt }) => startsAt);
