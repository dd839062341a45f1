import { connection } from '../shared/connection.js';
import { Session } from './catalogue.js';
import { Redemption } from './passes.js';
import { Customer } from './people.js';
import { Booking } from './registrations.js';

export const SessionConnection = connection('Session', () => Session);
export const BookingConnection = connection('Booking', () => Booking);
export const RedemptionConnection = connection('Redemption', () => Redemption);
export const CustomerConnection = connection('Customer', () => Customer);
