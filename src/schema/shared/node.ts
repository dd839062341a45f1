import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({
  description: 'An object with a global id. `node(id)` reads it again.',
  // Resolvers hand out rows, and a row's class bears the name of its GraphQL type.
  resolveType: (row: object) => row.constructor.name,
})
export abstract class Node {
  @Field(() => ID, {
    description: 'The global id of the object. It never changes. It is opaque: store it and send it back, do not parse it.',
  })
  id!: string;
}

/** The options of the field that tells when a row last changed. */
export const UPDATED_AT = {
  description:
    'When a stored value of it last changed. Counts of it that other rows make up, such as the passes of a customer, do not ' +
    'change it. Rows from before version 0.3 have the moment of the upgrade.',
};
