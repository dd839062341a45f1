import { LRUCache } from 'lru-cache';
import type { Hub } from './hub.js';

/** Organisations whose last change is remembered. Of the others it counts as the newest of those that were forgotten. */
const REMEMBERED_MAX = 50_000;

/**
 * The changes that this process knows: whether anything of an organisation may have changed since a moment. Moments are counted,
 * not timed, so that a read and a change are never taken for simultaneous.
 */
export class OrganisationChanges {
  private newest = 0;
  private forgotten = 0;
  private readonly last = new LRUCache<string, number>({
    // By size, because `max` would take the memory of all of them at once.
    maxSize: REMEMBERED_MAX,
    sizeCalculation: () => 1,
    dispose: (moment, _organisationId, reason) => {
      if (reason === 'evict') this.forgotten = Math.max(this.forgotten, moment);
    },
  });
  private readonly watched = new Map<string, Promise<() => void>>();

  constructor(private readonly hub: Pick<Hub, 'tellChange' | 'watchChanges'>) {}

  /** This moment. A read that begins now contains every change that is known now. */
  now(): number {
    return this.newest;
  }

  /** To be called after each commit of this process, and before its answer or its events are sent. */
  committed(organisationId: string): void {
    this.note(organisationId);
    this.hub.tellChange(organisationId);
  }

  /** As `committed`, for a change that may concern any organisation. */
  committedAnywhere(): void {
    this.newest += 1;
    this.forgotten = this.newest;
    this.last.clear();
  }

  isUnchangedSince(organisationId: string, moment: number): boolean {
    return (this.last.get(organisationId) ?? this.forgotten) <= moment;
  }

  /** Learns of the changes of other processes as well, from a moment on that counts as a change. */
  watch(organisationId: string): void {
    if (this.watched.has(organisationId)) return;
    const note = () => this.note(organisationId);
    const watching = this.hub.watchChanges(organisationId, note);
    this.watched.set(organisationId, watching);
    void watching.then(note);
  }

  unwatch(organisationId: string): void {
    const watching = this.watched.get(organisationId);
    this.watched.delete(organisationId);
    void watching?.then((end) => end());
  }

  private note(organisationId: string): void {
    this.newest += 1;
    this.last.set(organisationId, this.newest);
  }
}
