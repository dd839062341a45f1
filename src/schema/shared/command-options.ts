/** Options of input fields that mean the same in every command. */

export const IDEMPOTENCY_KEY = {
  description:
    'A key of the caller’s choice, at most 255 characters. The same key with the same input gives the same answer for at least 24 hours and moves nothing twice; with other input it is refused.',
};
export const OPTIONAL_KEY = { ...IDEMPOTENCY_KEY, nullable: true };
export const DRY_RUN = {
  nullable: true,
  defaultValue: false,
  description:
    'Decide and answer in full, but change nothing. The states in the answer are those that would be, with the versions that are; the id of a booking that was not made names nothing, and what it leads to is as it is now.',
};
