/** The outcome of a booking that ended with its registration. Minor units. */
export interface EndedBooking {
  bookingId: string;
  /** Whether everything that paid for it went back. */
  inTime: boolean;
  unchargedMinor: number;
  feeMinor: number;
}

/** The value that went back to a pass. */
export interface ReturnedToPass {
  passId: string;
  entries: number;
  /** The visits of a TIME pass, which have no amount; 0 for other passes. */
  visits: number;
  /** Minor units: the credit of a CREDIT pass, the value of the entries of an ENTRY pass. */
  valueMinor: number;
}

/**
 * The content of an e-mail to a customer whose registration ends, is reopened or moves: money, entries, and where they went. It
 * names rows by their ids only: names are read when the e-mail is written. Minor units.
 */
export interface RegistrationNews {
  kind: 'ENDED' | 'REOPENED' | 'MOVED';
  registrationId: string;
  groupId: string;
  /** The group that it left; MOVED only. */
  fromGroupId: string | null;
  /** The first day without it; ENDED only. */
  endsOn: string | null;
  /** The part of the price that was given back, or that is charged again. */
  priceMinor: number;
  bookings: EndedBooking[];
  /** The value that went back to passes; of REOPENED, the value that they paid again. */
  passes: ReturnedToPass[];
  /** The money on the account of the registration afterwards, its passes aside. */
  accountMinor: number;
  debtMinor: number;
}
