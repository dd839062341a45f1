import type { Refusal } from '../rules/world/refusals.js';

/** A part of an input in the form that the rules take, and what is wrong with it. */
export interface Checked<T> {
  value: T;
  refusals: Refusal[];
}
