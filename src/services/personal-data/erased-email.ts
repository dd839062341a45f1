/** The e-mail address of an erased row, in SQL. RFC 2606 reserves the domain: no e-mail can ever arrive there. */
export const erasedEmail = `id || '@erased.invalid'`;
