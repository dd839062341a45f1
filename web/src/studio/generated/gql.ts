/* eslint-disable */
import * as types from './graphql.js';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Studio($slug: String!) {\n  organisation(slug: $slug) {\n    id\n    slug\n    name\n    description\n    category\n    city\n    timeZone\n    courses {\n      id\n      name\n      description\n      type\n      price {\n        amountMinor\n        currency\n      }\n      groups {\n        id\n      }\n    }\n    passesOnSale {\n      id\n      name\n      kind\n      price {\n        amountMinor\n        currency\n      }\n      credit {\n        amountMinor\n        currency\n      }\n      entries\n      limitCount\n      limitPeriod\n      validityPeriod\n      validityStart\n      fixedUntil\n      courses {\n        id\n        name\n      }\n    }\n  }\n}": typeof types.StudioDocument,
};
const documents: Documents = {
    "query Studio($slug: String!) {\n  organisation(slug: $slug) {\n    id\n    slug\n    name\n    description\n    category\n    city\n    timeZone\n    courses {\n      id\n      name\n      description\n      type\n      price {\n        amountMinor\n        currency\n      }\n      groups {\n        id\n      }\n    }\n    passesOnSale {\n      id\n      name\n      kind\n      price {\n        amountMinor\n        currency\n      }\n      credit {\n        amountMinor\n        currency\n      }\n      entries\n      limitCount\n      limitPeriod\n      validityPeriod\n      validityStart\n      fixedUntil\n      courses {\n        id\n        name\n      }\n    }\n  }\n}": types.StudioDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Studio($slug: String!) {\n  organisation(slug: $slug) {\n    id\n    slug\n    name\n    description\n    category\n    city\n    timeZone\n    courses {\n      id\n      name\n      description\n      type\n      price {\n        amountMinor\n        currency\n      }\n      groups {\n        id\n      }\n    }\n    passesOnSale {\n      id\n      name\n      kind\n      price {\n        amountMinor\n        currency\n      }\n      credit {\n        amountMinor\n        currency\n      }\n      entries\n      limitCount\n      limitPeriod\n      validityPeriod\n      validityStart\n      fixedUntil\n      courses {\n        id\n        name\n      }\n    }\n  }\n}"): typeof import('./graphql.js').StudioDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
