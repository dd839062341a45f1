import { Extensions } from 'type-graphql';

/** Declares an input of which exactly one field is given. All its fields are nullable. `enforceOneOf` holds callers to it. */
export const OneOf = (): ClassDecorator => Extensions({ oneOf: true }) as ClassDecorator;
