import type { RefusalCode, RefusalOf } from '../../services/rules/world/refusals.js';

/** The sentence of each refusal: what is wrong and, where something can be done, what. A missing code does not compile. */
export type Sentences = { [C in RefusalCode]: (refusal: RefusalOf<C>) => string };
