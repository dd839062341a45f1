export * from '../marketplace/listings.js';
export * from './courses.js';
export * from './group-links.js';
export * from './groups.js';
export * from './locations.js';
export { Weekday } from './schedule.js';
export * from './sessions.js';
