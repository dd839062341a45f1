/** The name that an erased person is shown by. */
export const ERASED_NAME = '—';
