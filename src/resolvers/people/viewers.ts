import type { Context } from '../../context.js';
import type { CustomerViewer, MemberViewer } from '../../services/callers/index.js';

/** The member who calls. Their @Access lets nobody else in. */
export function memberOf({ viewer }: Context): MemberViewer {
  if (viewer.kind !== 'MEMBER') throw new Error('This field is for members');
  return viewer;
}

/** The customer who calls. Their @Access lets nobody else in. */
export function customerOf({ viewer }: Context): CustomerViewer {
  if (viewer.kind !== 'CUSTOMER') throw new Error('This field is for customers');
  return viewer;
}
