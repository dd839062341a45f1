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
