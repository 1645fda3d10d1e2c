import type { SeverityBand } from '../severity/severity-band.ts';

export const severityFill: Record<SeverityBand, string> = {
  low: 'fill-severity-low',
  moderate: 'fill-severity-moderate',
  high: 'fill-severity-high',
  critical: 'fill-severity-critical',
};
