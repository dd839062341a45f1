import {
  type Client,
  PassBalanceDocument,
  type PassBalanceFieldsFragment,
  RegistrationBalanceDocument,
  type RegistrationBalanceFieldsFragment,
  SessionCapacityDocument,
  type SessionCapacityFieldsFragment,
} from '@permanentka/client';
import type { Story } from './story.js';

const PUSH_TIMEOUT_MS = 5_000;

/** A live stream that is printed as it arrives and can be waited for. */
export interface Watched<State> {
  /** Resolves with the first state that fits, past or coming. Throws when none comes in time. */
  until: (fits: (state: State) => boolean) => Promise<State>;
  stop: () => Promise<void>;
}

function follow<Push, State>(
  stream: AsyncIterableIterator<Push>,
  stateOf: (push: Push) => State,
  tell: (state: State) => void,
): Watched<State> {
  let latest: State | undefined;
  let notify: () => void = () => undefined;
  let failure: unknown;
  const ended = (async () => {
    for await (const push of stream) {
      latest = stateOf(push);
      tell(latest);
      notify();
    }
  })().catch((error: unknown) => {
    failure = error;
    notify();
  });
  return {
    async until(fits) {
      const deadline = Date.now() + PUSH_TIMEOUT_MS;
      for (;;) {
        if (failure !== undefined) throw failure;
        if (latest !== undefined && fits(latest)) return latest;
        const left = deadline - Date.now();
        if (left <= 0)
          throw new Error(`no such push came within ${PUSH_TIMEOUT_MS} ms; the last one was ${JSON.stringify(latest)}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          notify = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    async stop() {
      await stream.return?.();
      await ended;
    },
  };
}

const euros = ({ amountMinor, currency }: { amountMinor: number; currency: string }): string =>
  `${(amountMinor / 100).toFixed(2)} ${currency}`;

export const followPass = (story: Story, client: Client, passId: string): Watched<PassBalanceFieldsFragment> =>
  follow(
    client.subscribe(PassBalanceDocument, { passId }),
    (push) => push.passBalance,
    (pass) => story.push('passBalance', pass.creditLeft ? `${euros(pass.creditLeft)} left` : `${pass.entriesLeft} entries left`),
  );

export const followRegistration = (
  story: Story,
  client: Client,
  registrationId: string,
): Watched<RegistrationBalanceFieldsFragment> =>
  follow(
    client.subscribe(RegistrationBalanceDocument, { registrationId }),
    (push) => push.registrationBalance,
    ({ paid, charged, debt, paymentStatus }) =>
      story.push('registrationBalance', `paid ${euros(paid)}, charged ${euros(charged)}, debt ${euros(debt)}: ${paymentStatus}`),
  );

export const followSeats = (story: Story, client: Client, sessionId: string): Watched<SessionCapacityFieldsFragment> =>
  follow(
    client.subscribe(SessionCapacityDocument, { sessionId }),
    (push) => push.sessionCapacity,
    ({ seatsLeft, capacity }) => story.push('sessionCapacity', `${seatsLeft} of ${capacity} seats left`),
  );
