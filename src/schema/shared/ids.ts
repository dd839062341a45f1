/** What an opaque id can name, with the prefix that keeps one kind from being taken for another. */
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

export interface NodeId {
  type: NodeType;
  organisationId: string;
  id: string;
}

const TYPES = new Map(Object.entries(PREFIXES).map(([type, prefix]) => [prefix as string, type as NodeType]));
/** Two UUIDs of 16 bytes in base64url, the padding left out; the last character carries 4 bits and so can only be one of sixteen. */
const ID = /^([a-z]{3})_([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])$/;

/** The opaque id of a row: its kind and its organisation are part of it, so no call has to repeat them. */
export function encodeId(type: NodeType, organisationId: string, id: string): string {
  const bytes = Buffer.from((organisationId + id).replaceAll('-', ''), 'hex');
  return `${PREFIXES[type]}_${bytes.toString('base64url')}`;
}

/** What an id names; undefined when it is malformed or, with `expected`, when it names something of another kind. */
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
