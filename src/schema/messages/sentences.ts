import type { RefusalOf, ToldCode } from '../../services/rules/world/refusals.js';

/** The sentence of each refusal: what is wrong and, where something can be done, what. A missing code does not compile. */
export type Sentences = { [C in ToldCode]: (refusal: RefusalOf<C>) => string };
