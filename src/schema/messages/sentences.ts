import type { RefusalCode, RefusalOf } from '../../services/rules/world/refusals.js';

/** One sentence for each code: what is the matter and, where there is something to do, what. Complete, or it does not compile. */
export type Sentences = { [C in RefusalCode]: (refusal: RefusalOf<C>) => string };
