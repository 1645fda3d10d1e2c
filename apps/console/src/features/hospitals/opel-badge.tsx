import type { HospitalState } from '@pulse/contract';
import { Badge, SeverityBadge } from '@pulse/ui';
import { describeLevel, levelWords } from './words.ts';

/** A severity of each level's band, so that both look and count alike. */
const severities = [1, 4, 7, 10] as const;
const labels = {
  low: levelWords[0],
  moderate: levelWords[1],
  high: levelWords[2],
  critical: levelWords[3],
};

/** OPEL-style level in a word, with its reason on hover. */
export function OpelBadge({ state }: { state: Pick<HospitalState, 'level'> }) {
  const { level } = state.level;
  if (level === null) return <Badge tone="neutral">Unknown</Badge>;
  return (
    <span title={`OPEL-style ${level}: ${describeLevel(state)}`}>
      <SeverityBadge severity={severities[level - 1] ?? 1} labels={labels} />
    </span>
  );
}
