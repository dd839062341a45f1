import type { LiveTopic, LiveTopics } from '../entities/events.js';

/**
 * Topics that carry a state. Only the newest counts, so an unread one may be replaced. Of check-ins, every one counts.
 */
export type StateTopic = Exclude<LiveTopic, 'checkIns'>;

export type StateOf<T extends LiveTopic> = LiveTopics[T];

/**
 * The channel of a topic. Check-ins have one channel for each organisation: staff listen to a group or a location, which only
 * the event itself names.
 */
export function channelOf(topic: LiveTopic, organisationId: string, key: string): string {
  return topic === 'checkIns' ? `checkIns:${organisationId}` : `${topic}:${organisationId}:${key}`;
}
