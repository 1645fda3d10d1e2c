import { priorities } from './priorities.ts';

/** Middle of the severities that each priority stands for: 1-3, 4-6, 7-8 and 9-10; our choice. */
const middles: Readonly<Record<(typeof priorities)[number], number>> = {
  low: 2,
  medium: 5,
  high: 7.5,
  critical: 9.5,
};

/** Severity 1-10 that probabilities of the priorities amount to. */
export const expectedSeverity = (probabilities: ArrayLike<number>): number =>
  priorities.reduce((sum, name, place) => sum + (probabilities[place] ?? 0) * middles[name], 0);
