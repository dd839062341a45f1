export { BookingService } from './booking.js';
export { registrationEmails } from './registration-emails.js';
