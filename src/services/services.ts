import type { Viewers } from './people/viewers.js';

/** What lives as long as the process and is handed to every operation. Built in app.ts. */
export interface Services {
  readonly viewers: Viewers;
}
