export { Jobs, type ProviderEventJob } from './jobs.js';
