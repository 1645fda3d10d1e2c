import { AlertDraft } from '@pulse/contract';
import type { AlertDraftRow } from './queries.ts';

const Words = AlertDraft.pick({
  category: true,
  urgency: true,
  severity: true,
  certainty: true,
  state: true,
});

export const presentDraft = (row: AlertDraftRow): AlertDraft => ({
  ...Words.parse(row),
  id: row.id,
  cityId: row.cityId,
  zoneIds: row.zoneIds,
  headline: row.headline,
  description: row.description,
  instruction: row.instruction,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  recommendationId: row.recommendationId,
  createdBy: row.createdByName,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});
