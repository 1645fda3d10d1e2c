import type { PredictionLevel } from '@pulse/contract';
import { SeverityBadge } from '@pulse/ui';
import { levelWords } from './words.ts';

/** A severity of each level's band, so that both look and count alike. */
const severities: Record<PredictionLevel, number> = { low: 1, moderate: 4, high: 7, severe: 10 };
const labels = { ...levelWords, critical: levelWords.severe };

export function LevelBadge({ level }: { level: PredictionLevel }) {
  return <SeverityBadge severity={severities[level]} labels={labels} />;
}
