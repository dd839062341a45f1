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
    "mutation RequestSignInCode($input: RequestSignInCodeInput!, $locale: Locale!) {\n  requestSignInCode(input: $input) {\n    request\n    errors {\n      code\n      message(locale: $locale)\n      ... on TooManyTries {\n        retryAfterSeconds\n      }\n    }\n  }\n}\n\nmutation SignIn($input: SignInInput!, $locale: Locale!) {\n  signIn(input: $input) {\n    token\n    expiresAt\n    errors {\n      code\n      message(locale: $locale)\n      ... on TooManyTries {\n        retryAfterSeconds\n      }\n    }\n  }\n}\n\nmutation SignOut {\n  signOut {\n    signedOut\n  }\n}": typeof types.RequestSignInCodeDocument,
};
const documents: Documents = {
    "mutation RequestSignInCode($input: RequestSignInCodeInput!, $locale: Locale!) {\n  requestSignInCode(input: $input) {\n    request\n    errors {\n      code\n      message(locale: $locale)\n      ... on TooManyTries {\n        retryAfterSeconds\n      }\n    }\n  }\n}\n\nmutation SignIn($input: SignInInput!, $locale: Locale!) {\n  signIn(input: $input) {\n    token\n    expiresAt\n    errors {\n      code\n      message(locale: $locale)\n      ... on TooManyTries {\n        retryAfterSeconds\n      }\n    }\n  }\n}\n\nmutation SignOut {\n  signOut {\n    signedOut\n  }\n}": types.RequestSignInCodeDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RequestSignInCode($input: RequestSignInCodeInput!, $locale: Locale!) {\n  requestSignInCode(input: $input) {\n    request\n    errors {\n      code\n      message(locale: $locale)\n      ... on TooManyTries {\n        retryAfterSeconds\n      }\n    }\n  }\n}\n\nmutation SignIn($input: SignInInput!, $locale: Locale!) {\n  signIn(input: $input) {\n    token\n    expiresAt\n    errors {\n      code\n      message(locale: $locale)\n      ... on TooManyTries {\n        retryAfterSeconds\n      }\n    }\n  }\n}\n\nmutation SignOut {\n  signOut {\n    signedOut\n  }\n}"): typeof import('./graphql.js').RequestSignInCodeDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
