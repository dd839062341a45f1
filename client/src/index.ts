export type { Backoff, ReconnectOptions } from './backoff.js';
export { type Client, type ClientOptions, createClient, type RequestOptions } from './client.js';
export type { ConnectionState } from './connection.js';
export type { TokenSource } from './credentials.js';
export {
  ConnectionClosedError,
  FaultError,
  type GraphQLFault,
  NetworkError,
  type NetworkFailure,
  SlowReaderError,
} from './errors.js';
export * from './generated/graphql.js';
export { possibleTypes } from './generated/possible-types.js';
export type { SubscribeOptions } from './subscription.js';
export { STATE_SUBSCRIPTIONS } from './versions.js';
export type { WebSocketConstructor, WebSocketLike } from './web-socket.js';
