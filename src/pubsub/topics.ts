import type { LiveTopic, LiveTopics } from '../entities/events.js';

/**
 * Topics that carry a state: only the newest counts, so one that was not read yet may be replaced. Check-ins are each worth
 * telling.
 */
export type StateTopic = Exclude<LiveTopic, 'checkIns'>;

export type StateOf<T extends LiveTopic> = LiveTopics[T];

/**
 * Where the events of a topic travel. Check-ins go by organisation and not by their key: the staff listen to a group or a
 * location, which only the event itself tells.
 */
export function channelOf(topic: LiveTopic, organisationId: string, key: string): string {
  return topic === 'checkIns' ? `checkIns:${organisationId}` : `${topic}:${organisationId}:${key}`;
}
