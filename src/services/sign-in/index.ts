export { unlessForgotten } from './forgotten-person.js';
export type { Person, Place } from './persons.js';
export { CODE_MINUTES, type Origin } from './settings.js';
export { SignIn, type SignInRefused } from './sign-in.js';
