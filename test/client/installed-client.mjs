/** Uses the installed package as a program outside of the repository does. Prints what it saw as JSON. */
import { createClient, SessionCapacityDocument, SessionDocument } from '@permanentka/client';

const [url, sessionId, kind] = process.argv.slice(2);
const webSocket = kind === 'ws' ? (await import('ws')).WebSocket : undefined;
const client = createClient({ url, webSocket });

const { session } = await client.request(SessionDocument, { id: sessionId });
const seen = { capacity: session.capacity };
try {
  for await (const { sessionCapacity } of client.subscribe(SessionCapacityDocument, { sessionId })) {
    seen.seatsLeft = sessionCapacity.seatsLeft;
    break;
  }
} catch (error) {
  seen.error = error.message;
}
await client.close();
console.log(JSON.stringify({ ...seen, connection: client.connection.status }));
