export { analyticsConsumers } from './jobs.ts';
