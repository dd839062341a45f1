/** On whose behalf a command runs. Staff act for everybody of the organisation, a customer only for their own attendees. */
export type Actor = { kind: 'STAFF' } | { kind: 'CUSTOMER'; customerId: string };
