import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { serverFolder } from '../../server-folder.ts';
import type { Correction } from '../model.ts';
import type { SeverityParts } from './model-bytes.ts';
import { scoreSeverity } from './score-severity.ts';

/** With so many corrections a category moves by half of what they say. */
const halfConvincing = 10;

const Categories = z.array(z.object({ id: z.string(), defaultSeverity: z.number() }));

/**
 * Learns from officers' corrections how far each category lies off: the mean of what they gave less
 * what the model says, shrunk towards nothing while they are few.
 */
export const learnOffsets = async (
  parts: SeverityParts,
  corrections: readonly Correction[],
): Promise<SeverityParts> => {
  if (corrections.length === 0) return parts;
  const text = await readFile(join(serverFolder, '../../cities/categories.json'), 'utf8');
  const defaults = new Map(
    Categories.parse(JSON.parse(text)).map(({ id, defaultSeverity }) => [id, defaultSeverity]),
  );
  const misses = new Map<string, number[]>();
  for (const correction of corrections) {
    const { category } = correction;
    const defaultSeverity = defaults.get(category);
    if (defaultSeverity === undefined) continue;
    const { severity } = scoreSeverity(parts, { ...correction, defaultSeverity });
    misses.set(category, [...(misses.get(category) ?? []), correction.severity - severity]);
  }
  const offsets = [...misses].map(([category, list]) => {
    const sum = list.reduce((total, miss) => total + miss, 0);
    return [category, Number((sum / (list.length + halfConvincing)).toFixed(2))] as const;
  });
  return { ...parts, offsets: { ...parts.offsets, ...Object.fromEntries(offsets) } };
};
