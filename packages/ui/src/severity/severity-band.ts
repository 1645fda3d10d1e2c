export const severityBands = ['low', 'moderate', 'high', 'critical'] as const;
export type SeverityBand = (typeof severityBands)[number];

/** The lowest severity (1-10) that still belongs to each band. */
export const severityFloors: Record<SeverityBand, number> = {
  low: 1,
  moderate: 4,
  high: 7,
  critical: 9,
};

/** Severity 1-10 to its named band; out of range values fall into the nearest band. */
export function severityBand(severity: number): SeverityBand {
  if (severity >= severityFloors.critical) return 'critical';
  if (severity >= severityFloors.high) return 'high';
  if (severity >= severityFloors.moderate) return 'moderate';
  return 'low';
}
