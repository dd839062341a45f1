import { readFile } from 'node:fs/promises';
import { Kind, parse, visit } from 'graphql';

/**
 * The schema as the client package sees it, for graphql-codegen. A root field of a mutation is null only after a fault, and then
 * `request` throws. So the types of its results say that the field is there.
 */
export default async function clientSchema(file) {
  return visit(parse(await readFile(file, 'utf8')), {
    ObjectTypeDefinition: {
      leave: (type) => (type.name.value === 'Mutation' ? { ...type, fields: type.fields?.map(required) } : undefined),
    },
  });
}

function required(field) {
  return field.type.kind === Kind.NON_NULL_TYPE ? field : { ...field, type: { kind: Kind.NON_NULL_TYPE, type: field.type } };
}
