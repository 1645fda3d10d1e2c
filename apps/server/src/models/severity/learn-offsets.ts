import type { Correction } from '../model.ts';
import type { SeverityParts } from './model-bytes.ts';
import { scoreSeverity } from './score-severity.ts';

/** With so many corrections a category moves by half of what they say. */
const halfConvincing = 10;

/**
 * Learns from officers' corrections how far each category lies off: the mean of what they gave less
 * what the model says, shrunk towards nothing while they are few.
 */
export const learnOffsets = (
  parts: SeverityParts,
  corrections: readonly Correction[],
): SeverityParts => {
  const misses = new Map<string, number[]>();
  for (const correction of corrections) {
    const { text, category } = correction;
    const { severity } = scoreSeverity(parts, { text, category });
    misses.set(category, [...(misses.get(category) ?? []), correction.severity - severity]);
  }
  const offsets = [...misses].map(([category, list]) => {
    const sum = list.reduce((total, miss) => total + miss, 0);
    return [category, Number((sum / (list.length + halfConvincing)).toFixed(2))] as const;
  });
  return { ...parts, offsets: { ...parts.offsets, ...Object.fromEntries(offsets) } };
};
