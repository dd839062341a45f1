import {
  CODE_LENGTH,
  CODE_LENGTH_WHEN_CONTESTED,
  HOME_DAYS,
  NETWORKS_AT_ONCE,
  type Origin,
  type SignInSettings,
} from './settings.js';
import type { Allowance, Tallies } from './tallies.js';

const DAY_SECONDS = 86_400;
const DAY_HOURS = 24;

/** Whether a code may be sent, and how long it is. */
export interface CodeLeave {
  /** 0 for now. */
  readonly waitSeconds: number;
  readonly digits: number;
}

/**
 * The limits of codes. They go by where a request comes from, so that strangers who ask in a person's name use up shares of
 * their own. What all networks together can do to one e-mail address is bounded too, and never counts against a network where
 * that person has signed in.
 */
export class CodeLimits {
  constructor(
    private readonly tallies: Tallies,
    private readonly settings: Pick<SignInSettings, 'perAddress' | 'perEmail'>,
  ) {}

  /** Seconds until a code may be asked for or tried from there; 0 for now. */
  waitFrom(origin: Origin): Promise<number> {
    return this.tallies.take(networkOf(origin), this.settings.perAddress);
  }

  async leaveToSend(email: string, origin: Origin): Promise<CodeLeave> {
    const { perAddress, perEmail } = this.settings;
    const { waits, isMarked: isHome } = await this.tallies.takeInTurn(
      [
        [networkOf(origin), perAddress],
        [`codes:${email} from:${origin.address}`, perEmail],
        [`codes:${email}`, times(perEmail, NETWORKS_AT_ONCE)],
        [`short codes:${email}`, aDayOf(perEmail)],
      ],
      homeOf(email, origin),
    );
    const [waitHere = 0, waitForPair = 0, waitForAll = 0, waitForShort = 0] = waits;
    const waitSeconds = waitHere || waitForPair || (isHome ? 0 : waitForAll);
    return { waitSeconds, digits: waitForShort > 0 && !isHome ? CODE_LENGTH_WHEN_CONTESTED : CODE_LENGTH };
  }

  /** Remembers that the person of an e-mail address has signed in from there. */
  noteHome(email: string, origin: Origin): Promise<void> {
    return this.tallies.mark(homeOf(email, origin), HOME_DAYS * DAY_SECONDS);
  }
}

const networkOf = ({ address }: Origin): string => `address:${address}`;
const homeOf = (email: string, { address }: Origin): string => `home of:${email} at:${address}`;

function times({ max, windowSeconds }: Allowance, factor: number): Allowance {
  return { max: max * factor, windowSeconds };
}

/** As many codes in a day as one network may ask for in a day. */
function aDayOf({ max, windowSeconds }: Allowance): Allowance {
  return { max: max * DAY_HOURS, windowSeconds: windowSeconds * DAY_HOURS };
}
