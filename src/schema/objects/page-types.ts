import { connection } from '../shared/connection.js';
import { Session } from './catalogue.js';
import { Pass, Redemption } from './passes.js';
import { Customer } from './people.js';
import { Booking, Registration } from './registrations.js';

export const SessionConnection = connection('Session', () => Session, { isCounted: true });
export const BookingConnection = connection('Booking', () => Booking, { isCounted: true });
export const PassConnection = connection('Pass', () => Pass, { isCounted: true });
export const RedemptionConnection = connection('Redemption', () => Redemption, { isCounted: true });
export const CustomerConnection = connection('Customer', () => Customer);
export const RegistrationConnection = connection('Registration', () => Registration, { isCounted: true });
