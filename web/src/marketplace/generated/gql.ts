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
    "query Marketplace($search: String, $category: String, $city: String, $after: Cursor) {\n  marketplace(\n    search: $search\n    category: $category\n    city: $city\n    first: 12\n    after: $after\n  ) {\n    edges {\n      node {\n        id\n        slug\n        name\n        description\n        category\n        city\n        cities\n        courses {\n          id\n          name\n          type\n        }\n        passesOnSale {\n          id\n          name\n          price {\n            amountMinor\n            currency\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.MarketplaceDocument,
};
const documents: Documents = {
    "query Marketplace($search: String, $category: String, $city: String, $after: Cursor) {\n  marketplace(\n    search: $search\n    category: $category\n    city: $city\n    first: 12\n    after: $after\n  ) {\n    edges {\n      node {\n        id\n        slug\n        name\n        description\n        category\n        city\n        cities\n        courses {\n          id\n          name\n          type\n        }\n        passesOnSale {\n          id\n          name\n          price {\n            amountMinor\n            currency\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.MarketplaceDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Marketplace($search: String, $category: String, $city: String, $after: Cursor) {\n  marketplace(\n    search: $search\n    category: $category\n    city: $city\n    first: 12\n    after: $after\n  ) {\n    edges {\n      node {\n        id\n        slug\n        name\n        description\n        category\n        city\n        cities\n        courses {\n          id\n          name\n          type\n        }\n        passesOnSale {\n          id\n          name\n          price {\n            amountMinor\n            currency\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.js').MarketplaceDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
