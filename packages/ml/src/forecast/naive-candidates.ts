import { seasonalNaive } from '../series/index.ts';
import type { LocalCandidate } from './ask-locals.ts';

/** What nothing may be worse than. */
export const naiveCandidates: readonly LocalCandidate[] = [
  { name: 'snaive', forecaster: seasonalNaive('longest'), window: 5_000, every: 1 },
  { name: 'snaive-short', forecaster: seasonalNaive('shortest'), window: 5_000, every: 1 },
];
