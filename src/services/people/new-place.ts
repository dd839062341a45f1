import type { Organisation, Role } from '../../entities/index.js';

/** The place that a person has just got at an organisation. */
export interface NewPlace {
  organisation: Organisation;
  role: Role;
}
