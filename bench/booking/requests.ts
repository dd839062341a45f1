import { encodeId } from '../../src/schema/shared/ids.js';
import { TOKEN } from './ground.js';
import { benchId, ORGANISATION_ID } from './ids.js';
import { ROUND_BASE, registrationOf, type Scenario } from './scenario.js';

export const BOOK = `mutation Book($input: BookSessionInput!) {
  bookSession(input: $input) {
    booking { id status price { amountMinor } }
    sessionCapacity { seatsLeft version }
    registrationBalance { debt { amountMinor } }
    errors { __typename ... on UserError { code message } }
  }
}`;

interface Capacity {
  readonly seatsLeft: number;
  readonly version: number;
}

interface Payload {
  readonly booking?: { readonly id?: string } | null;
  readonly sessionCapacity?: Capacity | null;
  readonly errors?: readonly unknown[];
}

/** Whole HTTP requests for the bookings of a scenario. They are put together from strings of equal length. */
export class BookingRequests {
  private readonly head: string;
  private readonly registrations: readonly string[];
  private readonly sessions: readonly string[];

  constructor(
    private readonly scenario: Scenario,
    endpoint: URL,
  ) {
    const ids = (type: 'Registration' | 'Session', kind: 'registration' | 'session', count: number) =>
      Array.from({ length: count }, (_, n) => encodeId(type, ORGANISATION_ID, benchId(kind, n)));
    this.registrations = ids('Registration', 'registration', scenario.registrations);
    this.sessions = ids('Session', 'session', scenario.sessions);
    const anyId = (type: 'Registration' | 'Session') => encodeId(type, ORGANISATION_ID, ORGANISATION_ID);
    this.head = headOf(endpoint, body(anyId('Registration'), anyId('Session'), 0).length);
  }

  /** Gives the requests of a round one after the other. */
  begin(round: number): () => string {
    let next = round * (this.scenario.roundBase ?? ROUND_BASE);
    return () => {
      const k = next++;
      const registration = registrationOf(this.scenario, k);
      const session = this.scenario.sessionOf(registration, k, round);
      return this.head + body(this.registrations[registration] ?? '', this.sessions[session] ?? '', k);
    };
  }
}

/** The seats of the session after a booking. Throws unless the answer is that of a booking. */
export function capacityAfter(answer: string): Capacity {
  const { data, errors } = JSON.parse(answer) as { data?: { bookSession?: Payload | null } | null; errors?: unknown[] };
  const payload = data?.bookSession;
  if (errors || !payload?.booking?.id || !payload.sessionCapacity || payload.errors?.length !== 0)
    throw new Error(`a booking was not made: ${answer}`);
  return payload.sessionCapacity;
}

function body(registrationId: string, sessionId: string, k: number): string {
  const idempotencyKey = `bench-${k.toString().padStart(9, '0')}`;
  return JSON.stringify({
    query: BOOK,
    variables: { input: { registrationId, sessionId, payWith: 'AUTO', idempotencyKey } },
  });
}

/** The head of a request of the bench's API key, for a body of so many bytes. */
export function headOf(endpoint: URL, length: number): string {
  const lines = [
    `POST ${endpoint.pathname} HTTP/1.1`,
    `Host: ${endpoint.host}`,
    'Content-Type: application/json',
    'Accept: application/graphql-response+json',
    `Authorization: Bearer ${TOKEN}`,
    `Content-Length: ${length}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}
