import { z } from 'zod';
import type { JsonObject } from '../../kernel/database.generated.ts';
import type { IncidentRow } from './incident-row.ts';

const when = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable();

/** The part of an incident that decisions change, as history keeps it for an undo. */
const Before = z.object({
  category: z.string(),
  description: z.string(),
  status: z.enum(['reported', 'active', 'resolved', 'rejected', 'duplicate']),
  severity: z.number().int(),
  severityBy: z.enum(['category', 'ai', 'person']).optional(),
  lat: z.number(),
  lng: z.number(),
  areaId: z.string().nullable(),
  zoneId: z.string().nullable(),
  assigneeId: z.string().nullable(),
  duplicateOf: z.string().nullable(),
  rejectReason: z.string().nullable(),
  dueAt: z.iso.datetime().transform((text) => new Date(text)),
  approvedAt: when,
  approvedBy: z.string().nullable(),
  resolvedAt: when,
  /** Duplicates of this incident that a merge passed on to its target. */
  passedOn: z.array(z.string()).default([]),
});
type Before = z.output<typeof Before>;

export const keepBefore = (row: IncidentRow, passedOn: readonly string[]): JsonObject => ({
  category: row.category,
  description: row.description,
  status: row.status,
  severity: row.severity,
  severityBy: row.severityBy,
  lat: row.lat,
  lng: row.lng,
  areaId: row.areaId,
  zoneId: row.zoneId,
  assigneeId: row.assigneeId,
  duplicateOf: row.duplicateOf,
  rejectReason: row.rejectReason,
  dueAt: row.dueAt.toISOString(),
  approvedAt: row.approvedAt?.toISOString() ?? null,
  approvedBy: row.approvedBy,
  resolvedAt: row.resolvedAt?.toISOString() ?? null,
  passedOn: [...passedOn],
});

export const readBefore = (kept: unknown): Before => Before.parse(kept);
