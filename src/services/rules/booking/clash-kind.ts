/** The thing that two sessions at one time both need. A clash is a warning: staff may have two halls under one name. */
export const ClashKind = { INSTRUCTOR: 'INSTRUCTOR', LOCATION: 'LOCATION' } as const;
export type ClashKind = keyof typeof ClashKind;
