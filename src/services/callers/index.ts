export { createApiKey, listApiKeys, revokeApiKey } from './api-keys.js';
export { bearerToken, type IdentifiedCaller, identify, type PersonHolder } from './identify.js';
export { linkPerson } from './known-person.js';
export { revokedHolders } from './revoked.js';
export type { CustomerViewer, MemberViewer, PublicViewer, Viewer } from './viewer.js';
export { Viewers } from './viewers.js';
