export {
  type ImportProgress,
  type ImportSummary,
  importComplaints,
} from './import-complaints.ts';
export { ImportFileError } from './import-file-error.ts';
export type { PastIncident, PastStep } from './insert-incidents.ts';
export { storeIncidents } from './store-incidents.ts';
