export { expectedSeverity } from './expected-severity.ts';
export { fitPriority } from './fit-priority.ts';
export { type LoadedSeverity, loadSeverity } from './load.ts';
export { priorities, readPriority } from './priorities.ts';
export type { PriorityModel } from './priority-model.ts';
export type { SeverityInput, SeverityReason, SeverityScore } from './score-severity.ts';
export { severityRecipe } from './train.ts';
