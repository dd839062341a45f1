import type { LiveTopic, LiveTopics } from '../entities/events.js';

/** Topics of which every event counts: who came, and which session changed. */
export type EventTopic = 'checkIns' | 'sessionChanges';

/** Topics that carry a state. Only the newest counts, so an unread one may be replaced. */
export type StateTopic = Exclude<LiveTopic, EventTopic>;

export type StateOf<T extends LiveTopic> = LiveTopics[T];

/**
 * The channel of a topic. Events have one channel for each organisation: staff listen to a group or a location, and customers
 * to the sessions that they booked, which only the event itself names.
 */
export function channelOf(topic: LiveTopic, organisationId: string, key: string): string {
  const isEvent = topic === 'checkIns' || topic === 'sessionChanges';
  return isEvent ? `${topic}:${organisationId}` : `${topic}:${organisationId}:${key}`;
}
