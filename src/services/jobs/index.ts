export { type JobHandlers, Jobs, type ProviderEventJob } from './jobs.js';
export { areJobsUpToDate, bringJobsUpToDate } from './schema.js';
