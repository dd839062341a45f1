/** The types that have an opaque id, each with its prefix. The prefix keeps an id of one type from being read as another. */
const PREFIXES = {
  ApiKey: 'key',
  Organisation: 'org',
  Location: 'loc',
  Member: 'mbr',
  Invitation: 'inv',
  Customer: 'cus',
  Attendee: 'att',
  AttendeeConsent: 'con',
  AuditEntry: 'aud',
  Course: 'crs',
  Group: 'grp',
  Session: 'ses',
  Registration: 'reg',
  PassProduct: 'prd',
  Order: 'ord',
  Payment: 'pay',
  Refund: 'rfd',
  PromoCode: 'pro',
  Pass: 'pas',
  Booking: 'bkg',
  Redemption: 'red',
  Transfer: 'trf',
  Receipt: 'rcp',
} as const;

export type NodeType = keyof typeof PREFIXES;

/** The live states, each with its prefix. Their ids differ from those of their rows: some caches know objects by the id alone. */
const STATE_PREFIXES = {
  SessionCapacity: 'sca',
  PassBalance: 'pba',
  RegistrationBalance: 'rba',
  OrderProgress: 'opr',
  Roster: 'ros',
} as const;

export type StateType = keyof typeof STATE_PREFIXES;

export interface NodeId {
  type: NodeType;
  organisationId: string;
  id: string;
}

const TYPES = new Map(Object.entries(PREFIXES).map(([type, prefix]) => [prefix as string, type as NodeType]));
/** Two UUIDs of 16 bytes in base64url without padding. The last character carries 4 bits, so only sixteen are valid there. */
const ID = /^([a-z]{3})_([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])$/;

/** The opaque id of a row. It contains the type and the organisation, so calls do not have to repeat them. */
export function encodeId(type: NodeType, organisationId: string, id: string): string {
  return written(PREFIXES[type], organisationId, id);
}

/** The opaque id of the live state of a row. It is for caches; nothing can be asked by it. */
export function encodeStateId(type: StateType, organisationId: string, id: string): string {
  return written(STATE_PREFIXES[type], organisationId, id);
}

function written(prefix: string, organisationId: string, id: string): string {
  const bytes = Buffer.from((organisationId + id).replaceAll('-', ''), 'hex');
  return `${prefix}_${bytes.toString('base64url')}`;
}

/** Reads an opaque id. Returns undefined when it is malformed, or when its type is not `expected`. */
export function decodeId(text: string, expected?: NodeType): NodeId | undefined {
  const [, prefix, body] = ID.exec(text) ?? [];
  const type = prefix === undefined ? undefined : TYPES.get(prefix);
  if (type === undefined || body === undefined || (expected !== undefined && type !== expected)) return undefined;
  const hex = Buffer.from(body, 'base64url').toString('hex');
  return { type, organisationId: uuid(hex, 0), id: uuid(hex, 32) };
}

function uuid(hex: string, at: number): string {
  const part = (from: number, to: number) => hex.slice(at + from, at + to);
  return `${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20, 32)}`;
}

/** The moment at which a key was made: a UUID of version 7 begins with its milliseconds. */
export const createdAtOf = (key: string): Date => new Date(Number.parseInt(key.slice(0, 8) + key.slice(9, 13), 16));
