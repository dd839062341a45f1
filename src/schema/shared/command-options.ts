/** The options of input fields that are the same in every command. */

export const IDEMPOTENCY_KEY = {
  description:
    'An idempotency key of your choice, at most 255 characters. ' +
    'The same key with the same input returns the first answer for at least 24 hours. ' +
    'With different input it is refused.',
};
export const OPTIONAL_KEY = { ...IDEMPOTENCY_KEY, nullable: true };
export const DRY_RUN = {
  nullable: true,
  defaultValue: false,
  description:
    'Preview: decide and answer in full, but change nothing. Default false. ' +
    'States in the answer are as they would be, with their current versions. ' +
    'The id of a booking in a preview is not valid.',
};
