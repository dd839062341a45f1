/** What the tests run in a real browser. They call these functions by name; `report` sends them the pushes and states. */
import { BookSessionDocument, createClient, SessionCapacityDocument, SessionDocument } from '@permanentka/client';

const RECONNECT = { firstDelayMs: 100, longestDelayMs: 500 };
const clients = [];

function clientOf(options) {
  const client = createClient({ reconnect: RECONNECT, ...options });
  clients.push(client);
  client.watchConnection((state) => report('state', state));
  return client;
}

const described = ({ name, code, failure, message }) => ({ name, code, failure, message });

async function query(options, id) {
  return (await clientOf(options).request(SessionDocument, { id })).session;
}

async function book(options, input) {
  const { booking, errors } = (await clientOf(options).request(BookSessionDocument, { input })).bookSession;
  return { status: booking?.status ?? null, errors: errors.map(({ code }) => code) };
}

/** Answers when the loop is left or fails. */
async function follow(options, sessionId) {
  const onResumed = () => report('resumed', true);
  try {
    for await (const push of clientOf(options).subscribe(SessionCapacityDocument, { sessionId }, { onResumed })) {
      await report('push', push.sessionCapacity);
    }
    return { ended: true };
  } catch (error) {
    return described(error);
  }
}

/** Gives each of these tokens once, and the last one from then on. */
function tokensInTurn(...tokens) {
  return () => (tokens.length > 1 ? tokens.shift() : tokens[0]);
}

async function failureOfRequest(options, id) {
  return query(options, id).then(() => null, described);
}

async function closeAll() {
  await Promise.all(clients.map((client) => client.close()));
}

Object.assign(globalThis, { query, book, follow, tokensInTurn, failureOfRequest, closeAll });
