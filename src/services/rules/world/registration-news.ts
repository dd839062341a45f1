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
  /** Minor units: the credit of a CREDIT pass, the value of the entries of an ENTRY pass. */
  valueMinor: number;
}

/**
 * What a customer is told by e-mail when a registration ends, is reopened or moves, and what went where. It names rows by their
 * ids only: names are read when the e-mail is written. Minor units.
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
  /** What went back to passes; of REOPENED, what they paid again. */
  passes: ReturnedToPass[];
  /** What lies on the account of the registration afterwards, its passes aside. */
  accountMinor: number;
  debtMinor: number;
}
