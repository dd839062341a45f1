export { BookingService } from './booking.js';
