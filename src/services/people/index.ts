export * from './attendees.js';
export * from './customers.js';
export * from './members.js';
export * from './organisations.js';
export * from './search.js';
