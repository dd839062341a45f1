import { Extensions } from 'type-graphql';

/**
 * Marks a field whose value is the same for every viewer who reaches it, in every language. Subscribers with different rights
 * share the answer when all its fields are marked. A field that looks at the viewer, or that reads rows, is never marked.
 */
export const SameForAll = (): PropertyDecorator & MethodDecorator => Extensions({ sameForAll: true });
