export { changesOf, type FieldChange } from './changes.js';
