export type { AuthSession, Person, Place } from './persons.js';
export { AUTH_PATH, type Origin, type SignInSettings } from './settings.js';
export { SignIn, type SignInRefused } from './sign-in.js';
