/**
 * An entity as far as its columns go: a relation is known by its id. Loaded entities have this shape, and so have the rows
 * that the engine has just written, which nobody needs to read again.
 */
export type Columns<E> = {
  [K in keyof E as K extends symbol ? never : K]: NonNullable<E[K]> extends { id: string }
    ? { id: string } | Extract<E[K], null | undefined>
    : E[K];
};
