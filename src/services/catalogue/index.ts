export { createCourse, updateCourse } from './courses.js';
export { linkGroups, unlinkGroup } from './group-links.js';
export { createGroup, updateGroup } from './groups.js';
export { createLocation, updateLocation } from './locations.js';
export { scheduleSessions } from './sessions.js';
