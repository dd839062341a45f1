/** What stands in the place of a name. */
export const ERASED_NAME = '—';

/** What stands in the place of an address, in SQL. The domain is reserved by RFC 2606: no letter can ever arrive there. */
export const erasedEmail = `id || '@erased.invalid'`;
