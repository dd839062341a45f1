import { Organisation } from '../objects/organisation.js';
import { Attendee, Customer, Member } from '../objects/people.js';
import { IdempotencyKeyReused } from '../shared/command-refusals.js';
import { EmailTaken, NotForApiKeys } from '../shared/people-refusals.js';
import { NameTaken } from '../shared/refusal-types.js';
import { setUpPayload } from '../shared/set-up-payload.js';

const organisation = { name: 'organisation', description: 'The organisation.', type: () => Organisation };
const customer = { name: 'customer', description: 'The customer.', type: () => Customer };
const attendee = { name: 'attendee', description: 'The attendee.', type: () => Attendee };
const member = { name: 'member', description: 'The member.', type: () => Member };

export const UpdateOrganisationPayload = setUpPayload('updateOrganisation', organisation);
export const UpdateBillingPayload = setUpPayload('updateBilling', organisation);
export const CreateCustomerPayload = setUpPayload('createCustomer', customer, [IdempotencyKeyReused, EmailTaken]);
export const UpdateCustomerPayload = setUpPayload('updateCustomer', customer, [EmailTaken, NotForApiKeys]);
export const AddAttendeePayload = setUpPayload('addAttendee', attendee, [IdempotencyKeyReused]);
export const UpdateAttendeePayload = setUpPayload('updateAttendee', attendee);
export const AddMemberPayload = setUpPayload('addMember', member, [IdempotencyKeyReused, NameTaken]);
