import { type SurgeRecord, type SurgeSeries, SurgeUnit } from '@pulse/contract';
import type { SurgeHead } from './queries.ts';

export const presentSeries = (head: SurgeHead, record: SurgeRecord | null): SurgeSeries => ({
  unit: head.unit === '' ? null : SurgeUnit.parse(head.unit),
  madeAt: head.madeAt.toISOString(),
  modelVersion: head.modelVersion,
  daysKnown: head.known.days,
  lastKnownDay: head.known.lastDay,
  days: [...head.days],
  record,
});
