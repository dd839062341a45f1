/** Ways of breaking what holds of people. */
export const PEOPLE_DAMAGES: [invariant: string, what: string, sql: string][] = [
  ['searchable', 'a customer without words to be found by', 'delete from customer_terms'],
  ['searchable', 'a customer who has another name by now', `update customers set name = name || ' Nová'`],
  ['searchable', 'an attendee who is not found', `update attendees set name = name || ' Nová'`],
  ['searchable', 'a customer who was erased and is found still', 'update customers set erased_at = now(), person_id = null'],
];
