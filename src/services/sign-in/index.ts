export { CODE_WAIT_PART } from './code-queue.js';
export { unlessForgotten } from './forgotten-person.js';
export type { Person, Place } from './persons.js';
export type { Origin } from './settings.js';
export { SignIn } from './sign-in.js';
