export type { AuthSession, Person, Place } from './persons.js';
export { CODE_MINUTES, type Origin, type SignInSettings } from './settings.js';
export { SignIn, type SignInRefused } from './sign-in.js';
