import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({
  description: 'Anything with an id of its own.',
  // Resolvers hand out rows, and a row's class bears the name of its GraphQL type.
  resolveType: (row: object) => row.constructor.name,
})
export abstract class Node {
  @Field(() => ID, { description: 'Names this thing for ever. Opaque: keep it and give it back, never read it.' })
  id!: string;
}
