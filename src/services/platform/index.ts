export { changeOrganisation } from './change.js';
export { readChange, tellView, USAGE } from './command-line.js';
