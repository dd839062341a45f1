export { createApiKey, listApiKeys, revokeApiKey } from './api-keys.js';
export { linkPerson } from './known-person.js';
export { fallenHolders } from './standing.js';
export type { CustomerViewer, KnownPerson, MemberViewer, PersonViewer, PublicViewer, Viewer } from './viewer.js';
export { type Caller, Viewers } from './viewers.js';
